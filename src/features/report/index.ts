import type { Feature } from '../feature.ts';
import { reportCommands } from './slack/commands.ts';
import type { ReportListenerUseCases, ReportOwn } from './slack/deps.ts';
import { onClearBlocker } from './slack/on-clear-blocker.ts';
import { onDirectMessage } from './slack/on-direct-message.ts';
import { onHome } from './slack/on-home.ts';
import { onPostDigest } from './slack/on-post-digest.ts';
import { onPreviewDigest } from './slack/on-preview-digest.ts';
import { digestMessage } from './slack/views/digest.ts';
import { isUnanswered, staleGoalsMessage } from './slack/views/stale-goals.ts';
import { texts } from './texts.ts';
import { type ReportPorts, reportFollowUps, reportUseCases } from './use-cases.ts';

export { publishHome } from './slack/publish-home.ts';

/** What is told of a whole team: digest, review, App Home, help. */
export const report = {
  name: 'report',
  useCases: reportUseCases,
  followUps: reportFollowUps,
  texts,
  notices: { digest: { message: digestMessage }, nudge: { message: staleGoalsMessage, isStillRelevant: isUnanswered } },
  commands: reportCommands,
  listen: (routes) => {
    for (const listen of [onClearBlocker, onDirectMessage, onHome, onPostDigest, onPreviewDigest]) listen(routes);
  },
} satisfies Feature<ReportPorts, ReportOwn, ReportListenerUseCases>;
