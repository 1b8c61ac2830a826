import { type ReactNode, useMemo } from 'react';
import { useAct } from '../state/workspace.tsx';
import { type SurfaceHandle, SurfaceProvider } from './surface.tsx';

interface Props {
  readonly channel: string;
  readonly ts: string;
  readonly children: ReactNode;
}

const NOTHING = {};

/** Makes everything below it stand in a message. Messages have no inputs that wait for a submission: nothing to mirror. */
export function MessageSurface({ channel, ts, children }: Props) {
  const act = useAct();
  const handle = useMemo((): SurfaceHandle => {
    const surface = { kind: 'message', channel, ts } as const;
    return {
      surface,
      values: NOTHING,
      mirror: () => undefined,
      tellAtRest: () => undefined,
      dispatch: (blockId, actionId, element) => act({ do: 'block_action', surface, blockId, actionId, element }),
      options: (blockId, actionId, value) => act({ do: 'options', surface, blockId, actionId, value }),
    };
  }, [act, channel, ts]);
  return <SurfaceProvider value={handle}>{children}</SurfaceProvider>;
}
