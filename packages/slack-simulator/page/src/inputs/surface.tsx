import { createContext, useContext } from 'react';
import type { ActResult, ElementState, StateValues, Surface } from '../../../src/protocol.ts';

/** The view or message in which an element stands, and what the element can tell it. */
export interface SurfaceHandle {
  readonly surface: Surface;
  readonly values: StateValues;
  /** Keeps what was typed on the server, soon; views only. */
  readonly mirror: (blockId: string, actionId: string, state: ElementState) => void;
  /** Tells the app of a click or choice, after everything typed before it has reached the server. */
  readonly dispatch: (blockId: string, actionId: string, state: ElementState) => Promise<ActResult>;
  /** Tells the app of typing once it rests; views only. */
  readonly tellAtRest: (blockId: string, actionId: string, tell: () => Promise<unknown>) => void;
  readonly options: (blockId: string, actionId: string, query: string) => Promise<ActResult>;
}

const SurfaceContext = createContext<SurfaceHandle | undefined>(undefined);
export const SurfaceProvider = SurfaceContext.Provider;

/** The surface around an element. */
export function useSurface(): SurfaceHandle {
  const handle = useContext(SurfaceContext);
  if (!handle) throw new Error('An element needs a surface around it');
  return handle;
}
