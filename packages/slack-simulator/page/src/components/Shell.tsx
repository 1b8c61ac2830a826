import { useEffect, useRef, useState } from 'react';
import type { ConversationCard, Snapshot } from '../../../src/protocol.ts';
import type { Route } from '../state/route.ts';
import type { Connection } from '../state/useSnapshot.ts';
import { useStored } from '../state/useStored.ts';
import { useTheme } from '../state/useTheme.ts';
import { useAct } from '../state/workspace.tsx';
import { Announcer } from './Announcer.tsx';
import { ClockBar } from './ClockBar.tsx';
import { Conversation } from './Conversation.tsx';
import { EmptyState } from './EmptyState.tsx';
import { Inspector } from './Inspector.tsx';
import { JumpDialog } from './JumpDialog.tsx';
import { ModalDialog } from './ModalDialog.tsx';
import { Sidebar } from './Sidebar.tsx';
import { ThreadPane } from './ThreadPane.tsx';

interface Props {
  readonly snapshot: Snapshot;
  readonly connection: Connection;
  readonly route: Route;
  readonly go: (route: Route, how?: 'push' | 'replace') => void;
}

/** Where a person begins who did not say where to: a channel in which something was said, else the app's Home. */
function beginningOf({ conversations, messages }: Snapshot, route: Route): ConversationCard | undefined {
  // Only an app has tabs: after a change of person it is the other one's conversation with the app that is meant.
  if (route.tab) return conversations.find((one) => one.kind === 'app') ?? conversations[0];
  const lively = conversations.find((one) => one.kind === 'channel' && one.isMember && messages[one.id]?.length);
  return lively ?? conversations.find((one) => one.kind === 'app') ?? conversations[0];
}

/** The conversation of the route, or the one to begin with, which is then put into the route. */
function useCurrent({ snapshot, route, go }: Props): ConversationCard | undefined {
  const named = snapshot.conversations.find((one) => one.id === route.conversation);
  const current = named ?? beginningOf(snapshot, route);
  const person = snapshot.me.id;
  // While another person's snapshot is on its way, the route is theirs.
  const isMine = !snapshot.people.some((one) => one.id === route.person && one.id !== person);
  const conversation = named || !isMine ? undefined : current?.id;
  const tab = current?.kind === 'app' ? (route.tab ?? 'home') : undefined;
  useEffect(() => {
    if (conversation) go({ person, conversation, ...(tab && { tab }) }, 'replace');
  }, [conversation, person, tab, go]);
  return current;
}

function useJumpKey(open: () => void) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [open]);
}

/** The ways through the page, all of which end in the address. */
function useWays({ snapshot, route, go }: Props, current: ConversationCard | undefined) {
  const [menu, setMenu] = useState(false);
  const [jump, setJump] = useState(false);
  const person = snapshot.me.id;
  const here = { person, ...(current && { conversation: current.id }) };
  return {
    menu,
    setMenu,
    jump,
    setJump,
    toConversation: (conversation: string) => {
      setMenu(false);
      go({ person, conversation });
    },
    toPerson: (next: string) => {
      setMenu(false);
      const stays = current?.kind === 'channel' || current?.kind === 'app';
      go({ person: next, ...(stays && { conversation: current.id, ...(route.tab && { tab: route.tab }) }) });
    },
    toTab: (tab: 'home' | 'messages') => go({ ...here, tab }),
    toThread: (thread: string | undefined) => go({ ...here, ...(thread && { thread }) }),
  };
}

/**
 * A view goes as soon as somebody closes it: what they type next is meant for what is below. It comes back where the
 * workspace does not let it go.
 */
function useClosing(modals: Snapshot['modals']) {
  const act = useAct();
  const [closing, setClosing] = useState<string>();
  const asked = useRef<string>(undefined);
  const onClose = (id: string) => {
    // Escape reaches a dialog as a key and as a wish to close: one of them is enough.
    if (asked.current === id) return;
    asked.current = id;
    setClosing(id);
    void act({ do: 'close', viewId: id }).then((result) => {
      if (result.ok) return;
      asked.current = undefined;
      setClosing(undefined);
    });
  };
  const at = modals.findIndex((one) => one.id === closing);
  const clears = modals[at]?.view.type === 'modal' && modals[at].view.clear_on_close === true;
  const open = at === -1 ? modals : modals.slice(0, clears ? 0 : at);
  return { open, onClose };
}

function TopView({ snapshot }: { readonly snapshot: Snapshot }) {
  const { open, onClose } = useClosing(snapshot.modals);
  const card = open.at(-1);
  if (card?.view.type !== 'modal') return null;
  return <ModalDialog key={card.id} card={card} view={card.view} stacked={open.length > 1} onClose={onClose} />;
}

function Panes(props: Props & { readonly current: ConversationCard; readonly ways: ReturnType<typeof useWays> }) {
  const { snapshot, route, current, ways } = props;
  const messages = snapshot.messages[current.id] ?? [];
  return (
    <>
      <Conversation
        conversation={current}
        messages={messages}
        snapshot={snapshot}
        tab={route.tab ?? 'messages'}
        onTab={ways.toTab}
        onThread={ways.toThread}
        onMenu={() => ways.setMenu(true)}
      />
      {route.thread && (
        <ThreadPane
          key={route.thread}
          channel={current.id}
          threadTs={route.thread}
          where={current.kind === 'dm' || current.kind === 'app' ? current.name : `#${current.name}`}
          messages={messages}
          onClose={() => ways.toThread(undefined)}
        />
      )}
      <Announcer conversation={`${snapshot.me.id} ${current.id}`} messages={messages} />
    </>
  );
}

/** Everything that is on the page, in its places. */
export function Shell(props: Props) {
  const { snapshot, connection } = props;
  const [theme, nextTheme] = useTheme();
  const [inspecting, setInspecting] = useStored('goalpost.inspector', '');
  const current = useCurrent(props);
  const ways = useWays(props, current);
  useJumpKey(() => ways.setJump(true));
  const toggleInspector = () => setInspecting(inspecting ? '' : 'open');
  return (
    <div className="shell">
      <ClockBar
        clock={snapshot.clock}
        theme={theme}
        onTheme={nextTheme}
        inspecting={inspecting !== ''}
        onInspect={toggleInspector}
      />
      {connection === 'lost' && (
        <div className="lost" role="status">
          The connection to the workspace is lost. Trying again…
        </div>
      )}
      <div className={props.route.thread ? 'workspace workspace-thread' : 'workspace'}>
        <Sidebar
          snapshot={snapshot}
          current={current?.id}
          open={ways.menu}
          onOpen={ways.toConversation}
          onPerson={ways.toPerson}
          onJump={() => ways.setJump(true)}
          onClose={() => ways.setMenu(false)}
        />
        {current ? (
          <Panes {...props} current={current} ways={ways} />
        ) : (
          <EmptyState title="No conversation yet">This person is in no channel.</EmptyState>
        )}
      </div>
      {inspecting && <Inspector entries={snapshot.inspector} onClose={toggleInspector} />}
      <TopView snapshot={snapshot} />
      {ways.jump && (
        <JumpDialog
          snapshot={snapshot}
          onConversation={ways.toConversation}
          onPerson={ways.toPerson}
          onClose={() => ways.setJump(false)}
        />
      )}
    </div>
  );
}
