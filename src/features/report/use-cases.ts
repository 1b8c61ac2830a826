import { postDigest } from './post-digest.ts';
import { type RunOccurrencePorts, runOccurrence } from './run-occurrence.ts';
import { type ShowHomePorts, showHome } from './show-home.ts';
import { teamReports } from './team-reports.ts';

export type ReportPorts = RunOccurrencePorts & ShowHomePorts;

export type ReportUseCases = ReturnType<typeof reportUseCases>;

export function reportUseCases(ports: ReportPorts) {
  return {
    runOccurrence: runOccurrence(ports),
    postDigest: postDigest(ports),
    reports: teamReports(ports),
    showHome: showHome(ports),
  };
}
