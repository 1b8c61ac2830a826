import type { Feature } from '../feature.ts';
import { trackRecordCommands } from './slack/commands.ts';
import type { TrackRecordListenerUseCases, TrackRecordOwn } from './slack/deps.ts';
import { texts } from './texts.ts';
import { type TrackRecordPorts, trackRecordUseCases } from './use-cases.ts';

/** How often status, confidence and forecast were right: of a team, and of a person for that person alone. */
export const trackRecord = {
  name: 'track-record',
  useCases: trackRecordUseCases,
  texts,
  notices: {},
  commands: trackRecordCommands,
  listen: () => {},
} satisfies Feature<TrackRecordPorts, TrackRecordOwn, TrackRecordListenerUseCases>;
