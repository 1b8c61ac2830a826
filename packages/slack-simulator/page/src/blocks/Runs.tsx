import { useDirectory, useNow } from '../state/workspace.tsx';
import { emojiOf, emojiWords } from '../text/emoji.ts';
import type { Inline } from '../text/mrkdwn-ast.ts';
import { slackDate } from '../text/time.ts';

type Of<K extends Inline['kind']> = Extract<Inline, { kind: K }>;

/** A short name as its character, or as typed where the page does not know it. */
export function Emoji({ name }: { readonly name: string }) {
  return (
    <span className="emoji" role="img" aria-label={emojiWords(name)} title={`:${name}:`}>
      {emojiOf(name) ?? `:${name}:`}
    </span>
  );
}

/** A person, channel or group that is spoken of. */
function Mention({ node }: { readonly node: Of<'user' | 'channel' | 'group'> }) {
  const { personOf, conversationOf, me } = useDirectory();
  if (node.kind === 'channel') {
    const channel = conversationOf(node.id);
    const name = channel?.name ?? node.label ?? node.id;
    return channel ? (
      <a className="mention" href={`#/${me.id}/${node.id}`}>
        #{name}
      </a>
    ) : (
      <span className="mention">#{name}</span>
    );
  }
  const name = node.kind === 'user' ? personOf(node.id)?.name : undefined;
  return <span className={node.id === me.id ? 'mention mention-me' : 'mention'}>@{name ?? node.label ?? node.id}</span>;
}

/** A moment, in the words and the zone of the reader. */
function DateText({ node }: { readonly node: Of<'date'> }) {
  const { me } = useDirectory();
  const text = slackDate(node.seconds, node.pattern, me.zone, useNow());
  return (
    <time dateTime={new Date(node.seconds * 1000).toISOString()} title={node.fallback}>
      {node.url ? <Link url={node.url} label={text} /> : text}
    </time>
  );
}

/** A link out of the page. */
function Link({ url, label }: { readonly url: string; readonly label?: string | undefined }) {
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {label ?? url.replace(/^mailto:/, '')}
    </a>
  );
}

function Run({ node }: { readonly node: Inline }) {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'bold':
      return <strong>{<Runs nodes={node.children} />}</strong>;
    case 'italic':
      return <em>{<Runs nodes={node.children} />}</em>;
    case 'strike':
      return <s>{<Runs nodes={node.children} />}</s>;
    case 'code':
      return <code>{node.text}</code>;
    case 'emoji':
      return <Emoji name={node.name} />;
    case 'link':
      return <Link url={node.url} label={node.label} />;
    case 'broadcast':
      return <span className="mention mention-me">@{node.range}</span>;
    case 'date':
      return <DateText node={node} />;
    default:
      return <Mention node={node} />;
  }
}

/** Running text. */
export function Runs({ nodes }: { readonly nodes: readonly Inline[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: runs have no other identity
  return nodes.map((node, index) => <Run key={index} node={node} />);
}
