import type { Document } from 'mongodb';
import { EDIT_SPACING_MS, type Finding, type Outcome, type Shown } from '../domain/message/delivery.ts';
import type { Notice } from '../domain/message/notice.ts';
import type { Kudos, Recipient } from '../domain/message/outbox-message.ts';
import { INTERACTIVE, urgencyOf } from '../domain/message/urgency.ts';
import { addMilliseconds } from '../domain/time/instant.ts';

/**
 * Changes of outbox messages as update pipelines (MongoDB manual, "Updates with Aggregation Pipeline"): each looks at
 * the document and writes it in one atomic step. `$literal` keeps a text that begins with `$` from being read as a field.
 */
type Change = Document[];

const LEASE_FIELDS = ['lease', 'claimed', 'claimedAt'];
/** What a message shows is not certain any more once an edit of it may have come through. */
const CONTENT_HASH = 'posted.drawn';

/** Another notice is desired: what stands in Slack becomes due for an edit, what waits or is claimed keeps its state. */
export function amended({ notice, fingerprint, cause }: Desired, now: Date): Change {
  return [{ $set: { ...desired({ notice, fingerprint, cause }), ...revised(now) } }];
}

/** What a message is to say. */
export interface Desired {
  readonly notice: Notice;
  readonly fingerprint: string;
  /** The request from Slack that it comes from. */
  readonly cause: string | undefined;
}

function desired({ notice, fingerprint, cause }: Desired): Document {
  const urgency = urgencyOf(notice, cause);
  return {
    notice: { $literal: notice },
    fingerprint: { $literal: fingerprint },
    cause: cause === undefined ? '$$REMOVE' : { $literal: cause },
    urgency: urgency ?? '$$REMOVE',
  };
}

/** One more person gives kudos; the message names them with its next edit. */
export function withKudos(kudos: Kudos, now: Date): Change {
  const cheers = { $concatArrays: [{ $ifNull: ['$cheers', []] }, [{ $literal: kudos }]] };
  return [{ $set: { cheers, urgency: INTERACTIVE, ...revised(now) } }];
}

/** The same notice, which can be shown in a better way by now. */
export function shownOnceMore(now: Date): Change {
  return [{ $set: revised(now) }];
}

/** The next revision, for whatever reason. */
function revised(now: Date): Document {
  const spaced = { $add: [{ $ifNull: ['$shownAt', new Date(0)] }, EDIT_SPACING_MS] };
  // Never further away than the spacing itself, also where the clock was set back since it was shown.
  const editAt = { $max: [now, { $min: [spaced, addMilliseconds(now, EDIT_SPACING_MS)] }] };
  const wasSent = { $eq: ['$state', 'sent'] };
  return {
    revision: { $add: ['$revision', 1] },
    state: { $cond: [wasSent, 'pending', '$state'] },
    notBefore: { $cond: [wasSent, editAt, '$notBefore'] },
  };
}

/**
 * Another notice is desired, at the bottom of the conversation. What stands in Slack is deleted and posted anew at once;
 * what waits goes out with it; what may stand there and cannot be looked for is posted, since the reminder has to come.
 */
export function bumped(content: Desired, occasion: string, now: Date): Change {
  const stands = { $gt: ['$posted', null] };
  const idle = { $in: ['$state', ['sent', 'held']] };
  return [
    {
      $set: {
        ...desired(content),
        revision: { $add: ['$revision', 1] },
        bumps: { $concatArrays: [{ $ifNull: ['$bumps', []] }, [{ $literal: occasion }]] },
        // A message without the field would get a null: what is not there stays away.
        bump: { $cond: [stands, 'due', { $ifNull: ['$bump', '$$REMOVE'] }] },
        state: { $cond: [idle, 'pending', '$state'] },
        notBefore: { $cond: [{ $or: [idle, { $and: [stands, { $eq: ['$state', 'pending'] }] }] }, now, '$notBefore'] },
      },
    },
  ];
}

/** To stand elsewhere: what stands in Slack is to be deleted there, what waits or had nowhere to go goes there. */
export function moved(to: Recipient, now: Date): Change {
  const stands = { $gt: ['$posted', null] };
  const goes = { $in: ['$state', ['sent', 'parked', 'pending']] };
  return [
    {
      $set: {
        to: { $literal: to },
        bump: { $cond: [stands, 'due', { $ifNull: ['$bump', '$$REMOVE'] }] },
        state: { $cond: [goes, 'pending', '$state'] },
        notBefore: {
          $cond: [{ $or: [{ $in: ['$state', ['sent', 'parked']] }, { $and: [stands, goes] }] }, now, '$notBefore'],
        },
      },
    },
  ];
}

/** Claimed until a deadline by the store's own clock, which all instances share. */
export function claimed(attempt: string, leaseMs: number, now: Date): Change {
  return [
    {
      $set: {
        state: 'sending',
        attempts: { $add: ['$attempts', 1] },
        lease: { attempt: { $literal: attempt }, until: { $add: ['$$NOW', leaseMs] } },
        claimed: '$revision',
        claimedAt: now,
      },
    },
  ];
}

/** Claims whose deadline has passed: whether they posted is unknown. */
export function expired(now: Date): Change {
  return [
    { $set: { state: 'unknown', looks: 0, notBefore: now, why: 'lease expired' } },
    { $unset: ['lease', CONTENT_HASH] },
  ];
}

/** What the holder of a claim writes. */
export function finished(outcome: Outcome, now: Date): Change {
  switch (outcome.kind) {
    case 'shown':
      return shown(outcome, now);
    case 'again':
      return [
        { $set: { state: 'pending', notBefore: outcome.notBefore, ...failed(outcome.why) } },
        released(CONTENT_HASH),
      ];
    case 'unknown':
      return [
        { $set: { state: 'unknown', looks: 0, notBefore: outcome.lookAt, ...failed(outcome.why) } },
        { $unset: 'lease' },
      ];
    case 'gone':
      return [
        {
          $set: {
            state: 'pending',
            notBefore: now,
            reposts: { $add: ['$reposts', 1] },
            why: { $literal: outcome.why },
          },
        },
        released('posted', 'shownAt'),
      ];
    case 'removed':
      return [
        { $set: { state: 'pending', notBefore: now, failures: 0, bump: 'removed' } },
        released('posted', 'shownAt'),
      ];
    case 'stuck':
      return [{ $set: { state: 'pending', notBefore: now, why: { $literal: outcome.why } } }, released('bump')];
    case 'parked':
    case 'skipped':
      return [{ $set: { state: outcome.kind, why: { $literal: outcome.why } } }, released()];
  }
}

/** What a search for a message of unknown whereabouts changes. */
export function found(finding: Finding, now: Date): Change {
  switch (finding.kind) {
    case 'shown':
      return shown(finding, now);
    case 'absent':
      return [{ $set: { looks: { $add: ['$looks', 1] }, notBefore: finding.lookAt } }];
    case 'later':
      return [{ $set: { notBefore: finding.lookAt, why: { $literal: finding.why } } }];
    case 'resend':
      return [{ $set: { state: 'pending', notBefore: now, looks: 0, why: { $literal: finding.why } } }, released()];
    case 'held':
      return [{ $set: { state: 'held', why: { $literal: finding.why } } }, released()];
  }
}

/** What became of a message of a lot. */
export interface ShownOne {
  readonly id: string;
  readonly shown: Shown;
  readonly now: Date;
}

/** What the holder of a claim writes of several that stand in Slack: one change, in which each finds what is its own. */
export function finishedTogether(all: readonly ShownOne[]): Change {
  const results = all.map(({ shown, now }) => ({ posted: postedOf(shown), at: now }));
  // By its place: to look into each result for each message would cost their number times itself.
  const place = { $indexOfArray: [{ $literal: all.map(({ id }) => id) }, '$_id'] };
  const [set, unset] = standing({ $mergeObjects: ['$result.posted', { shown: '$claimed' }] }, '$result.at');
  return [
    { $set: { result: { $arrayElemAt: [{ $literal: results }, place] } } },
    { $set: { ...set, finishedBy: '$lease.attempt' } },
    { $unset: [...unset, 'result'] },
  ];
}

/** It stands in Slack as of the claimed revision; where more is desired by now, an edit follows. */
function shown(result: Shown, now: Date): Change {
  const [set, unset] = standing({ $mergeObjects: [{ $literal: postedOf(result) }, { shown: '$claimed' }] }, now);
  return [{ $set: set }, { $unset: unset }];
}

function postedOf({ channel, ts, thread, contentHash }: Shown): Document {
  return {
    channel,
    ts,
    ...(thread !== undefined && { thread }),
    ...(contentHash !== undefined && { drawn: contentHash }),
  };
}

function standing(posted: Document, now: Date | string): readonly [set: Document, unset: string[]] {
  const stale = { $gt: ['$revision', '$claimed'] };
  const set = {
    posted,
    shownAt: now,
    failures: 0,
    looks: 0,
    state: { $cond: [stale, 'pending', 'sent'] },
    notBefore: { $cond: [stale, { $add: [now, EDIT_SPACING_MS] }, '$notBefore'] },
    // What was asked to come down while it was being shown still has to.
    bump: { $cond: [{ $and: [stale, { $eq: ['$bump', 'due'] }] }, 'due', '$$REMOVE'] },
  };
  return [set, [...LEASE_FIELDS, 'why']];
}

function failed(why: string): Document {
  return { why: { $literal: why }, failures: { $add: ['$failures', 1] } };
}

function released(...more: string[]): Document {
  return { $unset: [...LEASE_FIELDS, ...more] };
}
