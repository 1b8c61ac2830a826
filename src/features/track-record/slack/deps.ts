import type { TeamListenerUseCases } from '../../team/index.ts';
import type { TrackRecordUseCases } from '../use-cases.ts';

export interface TrackRecordOwn {
  readonly useCases: TrackRecordUseCases;
}
/** The use cases that listeners of this feature call. */
export type TrackRecordListenerUseCases = TeamListenerUseCases & TrackRecordOwn;
