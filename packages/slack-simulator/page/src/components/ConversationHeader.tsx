import type { ConversationCard } from '../../../src/protocol.ts';
import { useDirectory } from '../state/workspace.tsx';
import { Avatar } from './Avatar.tsx';
import { Icon } from './Icon.tsx';

interface Props {
  readonly conversation: ConversationCard;
  readonly tab: 'home' | 'messages';
  readonly onTab: (tab: 'home' | 'messages') => void;
  readonly onMenu: () => void;
}

/** As many faces as are drawn; the number behind them tells the rest. */
const FACES = 4;

function Members({ members }: { readonly members: readonly string[] }) {
  const { personOf } = useDirectory();
  const names = members.map((id) => personOf(id)?.name ?? id).join(', ');
  return (
    <div className="members" title={names} role="img" aria-label={`${members.length} members: ${names}`}>
      {members.slice(0, FACES).map((id) => (
        <Avatar key={id} id={id} size="small" />
      ))}
      <span>{members.length}</span>
    </div>
  );
}

function Tabs({ tab, onTab }: Pick<Props, 'tab' | 'onTab'>) {
  return (
    <div className="tabs" role="tablist" aria-label="App">
      {(['home', 'messages'] as const).map((name) => (
        <button
          type="button"
          key={name}
          role="tab"
          aria-selected={tab === name}
          className="tab"
          onClick={() => onTab(name)}
        >
          {name === 'home' ? 'Home' : 'Messages'}
        </button>
      ))}
    </div>
  );
}

/** Sign and name of a conversation. */
export function ConversationName({ conversation }: { readonly conversation: ConversationCard }) {
  const { kind, name } = conversation;
  const sign = kind === 'channel' ? 'hash' : kind === 'private' ? 'lock' : undefined;
  return (
    <>
      {sign && <Icon name={sign} />}
      <span className="conversation-name">{name}</span>
    </>
  );
}

/** What stands above a conversation: its name, topic, members and, for an app, its tabs. */
export function ConversationHeader({ conversation, tab, onTab, onMenu }: Props) {
  return (
    <header className="pane-header">
      <button type="button" className="icon-button only-narrow" aria-label="Conversations" onClick={onMenu}>
        <Icon name="menu" />
      </button>
      <div className="pane-title">
        <h1>
          <ConversationName conversation={conversation} />
        </h1>
        {conversation.topic && <p className="topic">{conversation.topic}</p>}
      </div>
      {conversation.kind === 'app' && <Tabs tab={tab} onTab={onTab} />}
      {conversation.members && conversation.kind !== 'app' && conversation.kind !== 'dm' && (
        <Members members={conversation.members} />
      )}
    </header>
  );
}
