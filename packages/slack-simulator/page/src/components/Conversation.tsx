import { useEffect, useMemo, useState } from 'react';
import type { ConversationCard, MessageCard, Snapshot } from '../../../src/protocol.ts';
import { useAct } from '../state/workspace.tsx';
import { isTopLevel } from '../text/timeline.ts';
import { AppHome } from './AppHome.tsx';
import { Composer } from './Composer.tsx';
import { ConversationHeader } from './ConversationHeader.tsx';
import { EmptyState } from './EmptyState.tsx';
import { MessageList } from './MessageList.tsx';

interface Props {
  readonly conversation: ConversationCard;
  readonly messages: readonly MessageCard[];
  readonly snapshot: Snapshot;
  readonly tab: 'home' | 'messages';
  readonly onTab: (tab: 'home' | 'messages') => void;
  readonly onThread: (ts: string) => void;
  readonly onMenu: () => void;
}

/** Marks a conversation as read while it is looked at. */
function useRead(channel: string, unread: number, looking: boolean) {
  const act = useAct();
  useEffect(() => {
    if (unread === 0 || !looking) return;
    const read = () => {
      if (document.visibilityState === 'visible') void act({ do: 'read', channel });
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [act, channel, unread, looking]);
}

function Silence({ conversation, commands }: { readonly conversation: ConversationCard } & Pick<Snapshot, 'commands'>) {
  const where = conversation.kind === 'dm' ? `you and ${conversation.name}` : conversation.name;
  const [first] = commands;
  return (
    <EmptyState title={`This is the beginning of ${where}`}>
      {first ? (
        <>
          Type <kbd>{first.command}</kbd> to begin{first.description && `: ${first.description}`}
        </>
      ) : (
        'Nothing was said here yet.'
      )}
    </EmptyState>
  );
}

function Closed({ conversation }: { readonly conversation: ConversationCard }) {
  return (
    <p className="composer-closed">
      {conversation.isArchived ? 'This channel is archived.' : `You are not a member of #${conversation.name}.`}
    </p>
  );
}

function Talk({ conversation, messages, snapshot, onThread }: Props) {
  const top = useMemo(() => messages.filter(isTopLevel), [messages]);
  // Held from the moment of opening: the line stays where it was when the conversation becomes read.
  const [firstNew] = useState(() => (conversation.unread > 0 ? top.at(-conversation.unread)?.ts : undefined));
  const name =
    conversation.kind === 'channel' || conversation.kind === 'private' ? `#${conversation.name}` : conversation.name;
  return (
    <>
      <MessageList
        label={`Messages in ${name}`}
        messages={top}
        firstNew={firstNew}
        onThread={onThread}
        empty={<Silence conversation={conversation} commands={snapshot.commands} />}
      />
      {conversation.isMember && !conversation.isArchived ? (
        <Composer
          channel={conversation.id}
          placeholder={`Message ${name}`}
          commands={snapshot.commands}
          shortcuts={snapshot.shortcuts}
        />
      ) : (
        <Closed conversation={conversation} />
      )}
    </>
  );
}

/** Slack tells an app when somebody opens its messages, as it does with its Home. */
function useTold(person: string, isOpened: boolean) {
  const act = useAct();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person opens it anew
  useEffect(() => {
    if (isOpened) void act({ do: 'home', tab: 'messages' });
  }, [act, person, isOpened]);
}

/** A conversation: its header, its messages and the composer, or the Home of an app. */
export function Conversation(props: Props) {
  const { conversation, snapshot, tab } = props;
  const showsHome = conversation.kind === 'app' && tab === 'home';
  useRead(conversation.id, conversation.unread, !showsHome);
  useTold(snapshot.me.id, conversation.kind === 'app' && !showsHome);
  return (
    <main className="conversation" data-testid="conversation">
      <ConversationHeader conversation={conversation} tab={tab} onTab={props.onTab} onMenu={props.onMenu} />
      {showsHome ? (
        <AppHome key={snapshot.me.id} card={snapshot.home} appName={snapshot.app.name} />
      ) : (
        <Talk key={`${snapshot.me.id} ${conversation.id}`} {...props} />
      )}
    </main>
  );
}
