import { type Logger, LogLevel } from '@slack/web-api';
import type { Delivery } from '../../../src/delivery/deliver.ts';
import { createDeliveryClient } from '../../../src/delivery/delivery-client.ts';
import { createDirectMessages } from '../../../src/delivery/direct-messages.ts';
import { createMessenger } from '../../../src/delivery/messenger.ts';
import { createPace } from '../../../src/delivery/pace.ts';
import type { Notice } from '../../../src/domain/message/notice.ts';
import type { OutboxMessage } from '../../../src/domain/message/outbox-message.ts';
import { NOTICE_KINDS } from '../../../src/features/index.ts';
import { openOutbox } from '../../../src/stores/outbox.ts';
import { keepEverything, type TestDatabase } from '../../support/database.ts';
import { countingIds, handClock } from './samples.ts';
import type { startTinySlack } from './tiny-slack.ts';

const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** The numbers that the tests tell notices apart by. */
export function render(notice: Notice) {
  return { text: notice.kind === 'digest' ? `digest ${notice.activeGoals}` : notice.kind, blocks: [] };
}

/** Longer than a server takes on a machine that is busy. */
const PATIENT_MS = 60_000;
/** For what never answers. */
const IMPATIENT_MS = 1_000;

/** Outbox, messenger and delivery, joined as in the composition root, with clocks that are moved by hand. */
export async function deliveryOn({ db }: Pick<TestDatabase, 'db'>, slack: Awaited<ReturnType<typeof startTinySlack>>) {
  const clock = handClock();
  const ids = countingIds();
  const outbox = await openOutbox(db, { clock, ids, noticeKinds: NOTICE_KINDS });
  await keepEverything(db);
  const scopes = new Set(['chat:write', 'channels:history', 'im:history']);
  const clientFor = (timeoutMs: number) =>
    createDeliveryClient('xoxb-test', { slackApiUrl: slack.slackApiUrl, logger: silent, timeoutMs });
  const [patient, impatient] = [clientFor(PATIENT_MS), clientFor(IMPATIENT_MS)];
  let client = patient;
  const unwanted = new Set<string>();
  const parked: string[] = [];
  const accessDenied: string[] = [];
  const failed: string[] = [];
  let elapsed = 0;
  const deps: Delivery = {
    outbox,
    messenger: createMessenger({
      access: async () => ({ client, scopes }),
      directMessages: createDirectMessages(outbox.directMessageOf),
      render: async (notice) => () => render(notice),
    }),
    pace: createPace(() => elapsed),
    clock,
    monotonic: () => elapsed,
    ids,
    hooks: {
      isStillRelevant: async (message: OutboxMessage) => {
        if (message.id === 'cursed') throw new Error('cursed');
        return !unwanted.has(message.id);
      },
      parked: async (message, why) => {
        parked.push(`${message.id} ${why}`);
      },
      accessDenied: async (workspace, why) => {
        accessDenied.push(`${workspace} ${why}`);
      },
      failed: (id) => {
        failed.push(id);
      },
    },
  };
  return {
    deps,
    outbox,
    clock,
    scopes,
    unwanted,
    parked,
    accessDenied,
    failed,
    /** Waits for Slack no longer than a moment while the work lasts. */
    impatiently: async <T>(work: () => Promise<T>): Promise<T> => {
      client = impatient;
      try {
        return await work();
      } finally {
        client = patient;
      }
    },
    /** Lets both clocks go on. */
    pass: (ms: number) => {
      elapsed += ms;
      clock.forward(ms);
    },
    /** This process sleeps: only the monotonic clock of others would tell. */
    oversleep: (ms: number) => {
      elapsed += ms;
    },
    state: async (id: string) => (await outbox.get(id))?.state,
  };
}
