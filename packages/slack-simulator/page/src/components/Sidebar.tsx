import type { ConversationCard, Snapshot } from '../../../src/protocol.ts';
import { Avatar } from './Avatar.tsx';
import { ConversationName } from './ConversationHeader.tsx';
import { Icon } from './Icon.tsx';
import { PersonSwitcher } from './PersonSwitcher.tsx';

interface Props {
  readonly snapshot: Snapshot;
  readonly current: string | undefined;
  readonly open: boolean;
  readonly onOpen: (conversation: string) => void;
  readonly onPerson: (person: string) => void;
  readonly onJump: () => void;
  readonly onClose: () => void;
}

const SECTIONS = [
  { title: 'Apps', kinds: ['app'] },
  { title: 'Channels', kinds: ['channel', 'private'] },
  { title: 'Direct messages', kinds: ['dm'] },
] as const;

function Face({ conversation, snapshot }: { readonly conversation: ConversationCard; readonly snapshot: Snapshot }) {
  if (conversation.kind === 'app') return <Avatar id={snapshot.app.botUser} size="small" />;
  const other = snapshot.people.find((person) => person.name === conversation.name);
  return conversation.kind === 'dm' ? <Avatar id={other?.id ?? ''} size="small" /> : null;
}

function Entry(props: Pick<Props, 'snapshot' | 'current' | 'onOpen'> & { readonly conversation: ConversationCard }) {
  const { conversation, snapshot, current, onOpen } = props;
  const classes = ['entry', conversation.unread > 0 && 'entry-unread', !conversation.isMember && 'entry-outside'];
  const isApp = conversation.kind === 'app';
  return (
    <button
      type="button"
      className={classes.filter(Boolean).join(' ')}
      aria-current={conversation.id === current ? 'page' : undefined}
      data-testid="sidebar-item"
      data-conversation={conversation.id}
      onClick={() => onOpen(conversation.id)}
    >
      <Face conversation={conversation} snapshot={snapshot} />
      <ConversationName conversation={conversation} />
      {isApp && !snapshot.app.connected && <span className="entry-note">offline</span>}
      {conversation.unread > 0 && (
        <span className="unread">
          {conversation.unread}
          <span className="only-heard"> unread</span>
        </span>
      )}
    </button>
  );
}

/** The workspace: who one is, and every conversation. On a phone it slides over the conversation. */
export function Sidebar(props: Props) {
  const { snapshot, open, onClose } = props;
  return (
    <>
      {open && <button type="button" className="scrim only-narrow" aria-label="Close" onClick={onClose} />}
      <nav className={open ? 'sidebar sidebar-open' : 'sidebar'} aria-label="Conversations">
        <div className="workspace-name">
          <strong>{snapshot.workspace.name}</strong>
          <button type="button" className="icon-button" aria-label="Jump to…" title="Ctrl+K" onClick={props.onJump}>
            <Icon name="search" />
          </button>
        </div>
        <PersonSwitcher snapshot={snapshot} onPerson={props.onPerson} />
        <div className="entries">
          {SECTIONS.map(({ title, kinds }) => {
            const listed = snapshot.conversations.filter((one) => kinds.some((kind) => kind === one.kind));
            if (listed.length === 0) return null;
            return (
              <section key={title} aria-label={title}>
                <h2>{title}</h2>
                {listed.map((conversation) => (
                  <Entry key={conversation.id} {...props} conversation={conversation} />
                ))}
              </section>
            );
          })}
        </div>
      </nav>
    </>
  );
}
