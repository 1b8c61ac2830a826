import { postDigest } from './post-digest.ts';
import { type RunOccurrencePorts, runOccurrence } from './run-occurrence.ts';
import { type ShowHomePorts, showHome } from './show-home.ts';
import { previewDigest } from './team-reports.ts';

export type ReportPorts = RunOccurrencePorts & ShowHomePorts;

export type ReportUseCases = ReturnType<typeof reportUseCases>;
export type ReportFollowUps = ReturnType<typeof reportFollowUps>;

export function reportUseCases(ports: ReportPorts) {
  return {
    postDigest: postDigest(ports),
    previewDigest: previewDigest(ports),
    showHome: showHome(ports),
  };
}

export function reportFollowUps(ports: ReportPorts) {
  return { runOccurrence: runOccurrence(ports) };
}
