import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonical } from '../domain/canonical.ts';
import type { Notice } from '../domain/message/notice.ts';
import { OUTBOX_STATES, type OutboxMessage } from '../domain/message/outbox-message.ts';

/** The kinds of notices for which there is a view. */
export type NoticeKindsKnown = ReadonlySet<string>;

/** Notices are written by this program alone and shown by a view that knows their kind: the kind is what is checked. */
const noticeSchema = (kinds: NoticeKindsKnown) =>
  z.custom<Notice>(
    (value) => typeof value === 'object' && value !== null && 'kind' in value && kinds.has(String(value.kind)),
    'not a notice',
  );

/** `posted.drawn` and `cheers` are what the hash of the content and the kudos are called in stored documents. */
const rowSchema = (kinds: NoticeKindsKnown) =>
  z.object({
    id: z.string(),
    aliases: z.array(z.string()).exactOptional(),
    ref: z.string(),
    workspace: z.string(),
    to: z.union([z.object({ channel: z.string() }), z.object({ user: z.string() })]),
    inThreadOf: z.string().exactOptional(),
    notice: noticeSchema(kinds),
    fingerprint: z.string(),
    revision: z.number(),
    state: z.enum(OUTBOX_STATES),
    urgency: z.number().exactOptional(),
    notBefore: z.date(),
    expiresAt: z.date().exactOptional(),
    attempts: z.number(),
    failures: z.number(),
    lease: z.object({ attempt: z.string(), until: z.date() }).exactOptional(),
    claimed: z.number().exactOptional(),
    posted: z
      .object({
        channel: z.string(),
        ts: z.string(),
        shown: z.number(),
        thread: z.string().exactOptional(),
        drawn: z.string().exactOptional(),
      })
      .exactOptional(),
    shownAt: z.date().exactOptional(),
    bump: z.enum(['due', 'removed']).exactOptional(),
    bumps: z.array(z.string()).exactOptional(),
    cheers: z.array(z.object({ person: z.string(), name: z.string() })).exactOptional(),
    reposts: z.number(),
    looks: z.number(),
    claimedAt: z.date().exactOptional(),
    why: z.string().exactOptional(),
    cause: z.string().exactOptional(),
    createdAt: z.date(),
  });

/** A row of the outbox. One whose notice this version has no view for does not fit. */
export const outboxSchema = (kinds: NoticeKindsKnown): z.ZodType<OutboxMessage> =>
  rowSchema(kinds).transform(({ posted, cheers, ...row }) => ({
    ...row,
    ...(posted !== undefined && { posted: readPosted(posted) }),
    ...(cheers !== undefined && { kudos: cheers }),
  }));

type Row = z.infer<ReturnType<typeof rowSchema>>;

function readPosted({ drawn, ...posted }: NonNullable<Row['posted']>) {
  return { ...posted, ...(drawn !== undefined && { contentHash: drawn }) };
}

/** The same for the same content, whatever the order of its keys and whether absent keys are absent or undefined. */
export function fingerprintOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('base64url');
}
