import type { RichTextBlock, RichTextBlockElement, RichTextElement } from '@slack/types';
import type { ReactNode } from 'react';
import type { Inline } from '../text/mrkdwn-ast.ts';
import { Runs } from './Runs.tsx';

/** A rich text element as the run of mrkdwn that looks the same; undefined for one that has none. */
function asInline(element: RichTextElement): Inline | undefined {
  switch (element.type) {
    case 'text':
      return { kind: 'text', text: element.text };
    case 'link':
      return { kind: 'link', url: element.url, ...(element.text && { label: element.text }) };
    case 'emoji':
      return { kind: 'emoji', name: element.name };
    case 'user':
      return { kind: 'user', id: element.user_id };
    case 'channel':
      return { kind: 'channel', id: element.channel_id };
    case 'usergroup':
      return { kind: 'group', id: element.usergroup_id };
    case 'broadcast':
      return { kind: 'broadcast', range: element.range };
    case 'date':
      return {
        kind: 'date',
        seconds: element.timestamp,
        pattern: element.format,
        fallback: element.fallback ?? '',
        ...(element.url && { url: element.url }),
      };
    case 'color':
      return { kind: 'code', text: element.value };
    default:
      return undefined;
  }
}

function Styled({ element }: { readonly element: RichTextElement }) {
  const node = asInline(element);
  if (!node) return null;
  const style = element.style;
  let content: ReactNode = <Runs nodes={[node]} />;
  if (style?.code) content = <code>{content}</code>;
  if (style?.strike) content = <s>{content}</s>;
  if (style?.italic) content = <em>{content}</em>;
  if (style?.bold) content = <strong>{content}</strong>;
  return content;
}

function Elements({ elements }: { readonly elements: readonly RichTextElement[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: elements have no other identity
  return elements.map((element, index) => <Styled key={index} element={element} />);
}

function Part({ part }: { readonly part: RichTextBlockElement }) {
  if (part.type === 'rich_text_quote')
    return (
      <blockquote>
        <Elements elements={part.elements} />
      </blockquote>
    );
  if (part.type === 'rich_text_preformatted')
    return (
      <pre>
        <Elements elements={part.elements} />
      </pre>
    );
  if (part.type === 'rich_text_section')
    return (
      <div className="rich-line">
        <Elements elements={part.elements} />
      </div>
    );
  const List = part.style === 'ordered' ? 'ol' : 'ul';
  return (
    <List style={{ marginInlineStart: `${(part.indent ?? 0) * 1.4}em` }}>
      {part.elements.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have no other identity
        <li key={index}>
          <Elements elements={item.elements} />
        </li>
      ))}
    </List>
  );
}

/** A rich text block. */
export function RichText({ block }: { readonly block: RichTextBlock }) {
  return (
    <div className="mrkdwn">
      {block.elements.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other identity
        <Part key={index} part={part} />
      ))}
    </div>
  );
}
