import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Act, ActResult, Snapshot } from '../../../src/protocol.ts';
import type { Directory } from './directory.ts';

/** An act without its person, who is always the one whose view is shown. */
export type MyAct = Act extends infer One ? (One extends Act ? Omit<One, 'person'> : never) : never;

const DirectoryContext = createContext<Directory | undefined>(undefined);
const NowContext = createContext(0);
const ActContext = createContext<((act: MyAct) => Promise<ActResult>) | undefined>(undefined);

function within<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Used outside of the workspace');
  return value;
}

/** Names and people of the workspace. */
export const useDirectory = (): Directory => within(useContext(DirectoryContext));
/** The simulated instant, to the minute: what is drawn from it changes no more often. */
export const useNow = (): Date => {
  const at = useContext(NowContext);
  return useMemo(() => new Date(at), [at]);
};
/** Does something as the person of the page. A refusal is told to the person and returned. */
export const useAct = () => within(useContext(ActContext));

function useDirectoryOf(snapshot: Snapshot): Directory {
  const { me, app, people, conversations } = snapshot;
  return useMemo(() => {
    const byId = new Map(people.map((person) => [person.id, person]));
    const conversationById = new Map(conversations.map((one) => [one.id, one]));
    return {
      me,
      botUser: app.botUser,
      appName: app.name,
      people,
      conversations,
      personOf: (id) => byId.get(id),
      conversationOf: (id) => conversationById.get(id),
    };
  }, [me, app, people, conversations]);
}

interface Props {
  readonly snapshot: Snapshot;
  readonly act: (act: MyAct) => Promise<ActResult>;
  readonly children: ReactNode;
}

/** Gives everything below it the workspace of a snapshot. */
export function WorkspaceProvider({ snapshot, act, children }: Props) {
  const directory = useDirectoryOf(snapshot);
  const minute = Math.floor(Date.parse(snapshot.clock.now) / 60_000) * 60_000;
  return (
    <DirectoryContext value={directory}>
      <NowContext value={minute}>
        <ActContext value={act}>{children}</ActContext>
      </NowContext>
    </DirectoryContext>
  );
}
