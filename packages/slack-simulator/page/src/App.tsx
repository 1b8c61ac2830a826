import { useCallback, useMemo } from 'react';
import type { Snapshot } from '../../src/protocol.ts';
import { ConfirmProvider } from './components/ConfirmDialog.tsx';
import { Shell } from './components/Shell.tsx';
import type { Route } from './state/route.ts';
import { send, UNREACHABLE, wordsFor } from './state/send.ts';
import { MessageShortcuts } from './state/shortcuts.ts';
import { ToastProvider, useToast } from './state/toasts.tsx';
import { useRoute } from './state/useRoute.ts';
import { type Connection, useSnapshot } from './state/useSnapshot.ts';
import { type MyAct, WorkspaceProvider } from './state/workspace.tsx';

interface WorkspaceProps {
  readonly snapshot: Snapshot;
  readonly connection: Connection;
  readonly route: Route;
  readonly go: (route: Route, how?: 'push' | 'replace') => void;
}

/** What became of a command is said where it was typed; what was typed into a view that is gone has no place left. */
function isToldElsewhere(mine: MyAct, error: string): boolean {
  return (mine.do === 'command' && error !== UNREACHABLE) || (mine.do === 'input' && error === 'not_found');
}

function Workspace({ snapshot, connection, route, go }: WorkspaceProps) {
  const toast = useToast();
  const person = snapshot.me.id;
  const act = useCallback(
    async (mine: MyAct) => {
      const result = await send({ ...mine, person });
      if (!result.ok && !isToldElsewhere(mine, result.error)) toast(wordsFor(result.error));
      return result;
    },
    [person, toast],
  );
  const messageShortcuts = useMemo(
    () => snapshot.shortcuts.filter((one) => one.type === 'message'),
    [snapshot.shortcuts],
  );
  return (
    <WorkspaceProvider snapshot={snapshot} act={act}>
      <MessageShortcuts value={messageShortcuts}>
        <ConfirmProvider>
          <Shell snapshot={snapshot} connection={connection} route={route} go={go} />
        </ConfirmProvider>
      </MessageShortcuts>
    </WorkspaceProvider>
  );
}

/** The page: one person's view of the simulated workspace. */
export function App() {
  const [route, go] = useRoute();
  const { snapshot, connection } = useSnapshot(route.person);
  return (
    <ToastProvider>
      {snapshot ? (
        <Workspace snapshot={snapshot} connection={connection} route={route} go={go} />
      ) : (
        <div className="opening" role="status">
          {connection === 'lost' ? 'The workspace cannot be reached. Trying again…' : 'Opening the workspace…'}
        </div>
      )}
    </ToastProvider>
  );
}
