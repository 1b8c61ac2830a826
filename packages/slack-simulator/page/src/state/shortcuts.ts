import { createContext } from 'react';
import type { Snapshot } from '../../../src/protocol.ts';

/** The message shortcuts of the app, for the tools of each message. */
export const MessageShortcuts = createContext<Snapshot['shortcuts']>([]);
