import { setTimeout } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { createAlarm } from './concurrency/alarm.ts';
import type { BackgroundWork } from './concurrency/background-work.ts';
import type { Delivery } from './delivery/deliver.ts';
import { createDirectMessages } from './delivery/direct-messages.ts';
import { createMessenger } from './delivery/messenger.ts';
import { createPace } from './delivery/pace.ts';
import { type Progress, watchProgress } from './delivery/progress.ts';
import { addMilliseconds } from './domain/time/instant.ts';
import { type Known as Features, noticeView, textsIn } from './features/index.ts';
import type { Logger } from './logger.ts';
import type { OpenMetrics } from './open-metrics.ts';
import { localeOf } from './ports/locale-of.ts';
import type { Directory } from './ports/people.ts';
import type { Clock, Ids } from './ports/runtime.ts';
import type { Identity } from './slack/identity.ts';
import { pictured } from './slack/pictured.ts';
import type { Pictures } from './slack/pictures.ts';
import type { Stores } from './stores/index.ts';

interface Base {
  readonly clock: Clock;
  readonly monotonic: () => number;
  readonly ids: Ids;
  readonly logger: Logger;
  readonly watch: Pick<OpenMetrics, 'metrics'>;
  /** Whether it beats by itself. */
  readonly heartbeat: boolean;
}

interface Known {
  readonly stores: Pick<Stores, 'outbox' | 'teams'>;
  readonly rhythm: { readonly directory: Directory };
  readonly followUps: Pick<Features['followUps'], 'notifyLead'>;
}

/** Others wait in the same queue; a picture that comes later is shown with an edit. */
const PICTURE_WAIT_MS = 3000;

interface Slack {
  readonly client: WebClient;
  readonly pictures: Pictures;
  readonly identity: Identity;
}

/** Has somebody hear in how many milliseconds Slack takes more of what waits. */
type OnPaced = (listener: (ms: number) => void) => void;

interface Sending {
  readonly background: Pick<BackgroundWork, 'track'>;
  readonly onPaced: OnPaced;
}

/** What waits for Slack's pace goes out when that is over, and not only at the next beat. Returns what ends it. */
export function sendOn({ background, onPaced }: Sending, send: () => Promise<void>): () => Promise<void> {
  const alarm = createAlarm(() => void background.track(send()).catch(() => undefined));
  onPaced(alarm.ring);
  return async () => {
    onPaced(() => undefined);
    alarm.stop();
  };
}

/** Takes what waits in the outbox to Slack, in the language of who reads it, and tells the lead what found no place. */
export function openDelivery(
  { clock, monotonic, ids, logger, heartbeat, watch: { metrics } }: Base,
  { stores: { outbox, teams }, rhythm: { directory }, followUps }: Known,
  { client, identity, pictures }: Slack,
): Delivery & { readonly onPaced: OnPaced } {
  let resume: (ms: number) => void = () => undefined;
  const noteProgress = watchProgress({
    monotonic,
    waiting: () => outbox.dueCount(clock.now()),
    report: (progress) => {
      const { secondsLeft, ...far } = progress;
      const end = secondsLeft === undefined ? undefined : addMilliseconds(clock.now(), secondsLeft * 1000);
      logger.info({ ...far, ...(end && { expectedEnd: end.toISOString() }) }, progressText(progress));
    },
  });
  const showAgain = (id: string) =>
    outbox
      .showAgain(id)
      .catch((error: unknown) => logger.error({ error, id }, 'a picture came too late for its message'));
  return {
    onPaced: (listener) => {
      resume = listener;
    },
    outbox,
    messenger: createMessenger({
      directMessages: createDirectMessages(outbox.directMessageOf),
      access: async () => ({ client, scopes: identity.scopes }),
      render: async (notice, of, to, kudos, id) => {
        const t = textsIn(await localeOf({ teams, directory })(of, to));
        const { message, isPictured = false } = noticeView(notice);
        if (!isPictured) return () => message(notice, t, kudos);
        const where = {
          place: `message|${id}|${t.locale}`,
          waitMs: PICTURE_WAIT_MS,
          onLater: () => void showAgain(id),
        };
        return async () => {
          const whole = message(notice, t, kudos);
          const { picture: _, ...words } = whole;
          return pictured(pictures, whole, where).catch(() => words);
        };
      },
    }),
    pace: createPace(monotonic),
    clock,
    monotonic,
    ids,
    // What moves the clock by hand waits for no moment of its own.
    ...(heartbeat && { pause: (ms: number) => setTimeout(ms, undefined, { ref: false }) }),
    hooks: {
      isStillRelevant: async ({ notice }) => noticeView(notice).isStillRelevant?.(notice) ?? true,
      parked: async (message, why) => {
        logger.warn({ id: message.id, why }, 'a message has nowhere to go');
        await followUps.notifyLead(message, why);
      },
      accessDenied: async (workspace, why) => {
        logger.error({ workspace, why }, 'Slack does not let the app in; messages wait until it is installed again');
      },
      stepped: ({ id, cause }, step) => {
        metrics.delivered(step);
        logger.debug({ id, step, ...(cause !== undefined && { request: cause }) }, 'delivery took a step');
      },
      ended: async (drained) => {
        if (drained.resumeMs !== undefined) resume(drained.resumeMs);
        await noteProgress(drained).catch((error: unknown) =>
          logger.warn({ error }, 'how many messages wait could not be counted'),
        );
      },
      failed: (id, error) => logger.error({ error, id }, 'one message failed; the others go on'),
    },
  };
}

function progressText({ waiting }: Progress): string {
  return waiting === 0 ? 'all messages that were due are sent' : 'more messages are due than Slack takes at once';
}
