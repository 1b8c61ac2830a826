import { type SeeTrackRecordPorts, seeTrackRecord } from './see-track-record.ts';

export interface TrackRecordPorts extends SeeTrackRecordPorts {}

export type TrackRecordUseCases = ReturnType<typeof trackRecordUseCases>;

export function trackRecordUseCases(ports: TrackRecordPorts) {
  return { seeTrackRecord: seeTrackRecord(ports) };
}
