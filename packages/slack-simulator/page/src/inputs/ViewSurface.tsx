import { type ReactNode, useMemo } from 'react';
import type { ModalCard } from '../../../src/protocol.ts';
import { useAct } from '../state/workspace.tsx';
import { SurfaceProvider } from './surface.tsx';
import type { Mirror } from './useMirror.ts';

interface Props {
  readonly card: ModalCard;
  readonly mirror: Mirror;
  readonly children: ReactNode;
}

/** Makes everything below it stand in a view: a modal or an App Home. */
export function ViewSurface({ card, mirror, children }: Props) {
  const act = useAct();
  const { id, state } = card;
  const handle = useMemo(() => {
    const surface = { kind: 'view', viewId: id } as const;
    return {
      surface,
      values: state,
      mirror: mirror.put,
      tellAtRest: mirror.tellAtRest,
      dispatch: async (blockId: string, actionId: string, element: Parameters<Mirror['put']>[2]) => {
        await mirror.flush();
        return act({ do: 'block_action', surface, blockId, actionId, element });
      },
      options: (blockId: string, actionId: string, value: string) =>
        act({ do: 'options', surface, blockId, actionId, value }),
    };
  }, [act, id, state, mirror]);
  return <SurfaceProvider value={handle}>{children}</SurfaceProvider>;
}
