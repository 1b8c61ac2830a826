import { memo } from 'react';
import type { MessageCard } from '../../../src/protocol.ts';
import { Blocks } from '../blocks/Blocks.tsx';
import { Mrkdwn } from '../blocks/Mrkdwn.tsx';
import { Picture } from '../blocks/Picture.tsx';
import { MessageSurface } from '../inputs/MessageSurface.tsx';
import { useDirectory } from '../state/workspace.tsx';
import { instantOfTs, moment, timeOfDay } from '../text/time.ts';
import { Avatar } from './Avatar.tsx';
import { Icon } from './Icon.tsx';
import { MessageTools } from './MessageTools.tsx';
import { Reactions } from './Reactions.tsx';

interface Props {
  readonly message: MessageCard;
  /** Goes on under the name of the message before. */
  readonly continued: boolean;
  /** Opens the thread; absent within a thread. */
  readonly onThread?: ((ts: string) => void) | undefined;
  /** Tab stops here; the others are reached from it by the arrows. */
  readonly reached?: boolean;
}

function Body({ message }: { readonly message: MessageCard }) {
  const pictured = new Set(JSON.stringify(message.blocks ?? []).match(/"F[A-Z0-9]+"/g));
  return (
    <div className="message-body">
      {message.blocks && message.blocks.length > 0 ? (
        <Blocks blocks={message.blocks} />
      ) : (
        <Mrkdwn text={message.text} />
      )}
      {message.editedAt && <span className="edited">(edited)</span>}
      {message.files
        .filter((file) => !pictured.has(`"${file.id}"`))
        .map((file) => (
          <Picture key={file.id} url={file.url} alt={file.altText ?? file.title} title={file.title} />
        ))}
    </div>
  );
}

function Head({ message }: { readonly message: MessageCard }) {
  const { me, personOf, botUser, appName } = useDirectory();
  const author = personOf(message.author);
  const isApp = message.author === botUser || author?.isBot === true;
  const at = instantOfTs(message.ts);
  return (
    <header className="message-head">
      <span className="author">{author?.name ?? (isApp ? appName : 'Slackbot')}</span>
      {isApp && <span className="badge">App</span>}
      <time dateTime={at.toISOString()} title={moment(at, me.zone)}>
        {timeOfDay(at, me.zone)}
      </time>
    </header>
  );
}

function ThreadLink({ message, onThread }: Pick<Props, 'message' | 'onThread'>) {
  if (!onThread) return null;
  const { broadcast, threadTs } = message;
  if (broadcast && threadTs !== undefined) {
    return (
      <button type="button" className="thread-link" onClick={() => onThread(threadTs)}>
        <Icon name="thread" />
        Replied to a thread
      </button>
    );
  }
  if (message.replyCount === 0) return null;
  return (
    <button type="button" className="thread-link" onClick={() => onThread(message.ts)}>
      <Icon name="thread" />
      {message.replyCount === 1 ? '1 reply' : `${message.replyCount} replies`}
    </button>
  );
}

/** One message with everything that hangs on it. */
export const MessageItem = memo(function MessageItem({ message, continued, onThread, reached = false }: Props) {
  const { me, personOf, appName } = useDirectory();
  const at = instantOfTs(message.ts);
  const classes = ['message', continued && 'message-continued', message.ephemeral && 'message-ephemeral'];
  return (
    <article
      className={classes.filter(Boolean).join(' ')}
      data-testid="message"
      tabIndex={reached ? 0 : -1}
      data-ts={message.ts}
      aria-label={`${personOf(message.author)?.name ?? appName}, ${moment(at, me.zone)}`}
    >
      <div className="message-side">
        {continued ? <time className="side-time">{timeOfDay(at, me.zone)}</time> : <Avatar id={message.author} />}
      </div>
      <div className="message-main">
        {message.ephemeral && (
          <p className="only-you">
            <Icon name="eye" /> Only visible to you
          </p>
        )}
        {!continued && <Head message={message} />}
        <MessageSurface channel={message.channel} ts={message.ts}>
          <Body message={message} />
        </MessageSurface>
        <Reactions message={message} />
        <ThreadLink message={message} onThread={onThread} />
      </div>
      {!message.ephemeral && <MessageTools message={message} onThread={onThread} />}
    </article>
  );
});
