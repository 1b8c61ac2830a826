import type { Document } from 'mongodb';
import type { Passing } from './wire.ts';

/** A moment at which an instance can be struck: when a command is on its way to the store, or its answer on the way back. */
export interface Step {
  readonly name: string;
  readonly when: Passing['when'];
  readonly is: (command: Document) => boolean;
}

const WRITES = ['insert', 'update', 'findAndModify', 'bulkWrite', 'delete'];

/** The text of a write to a collection; empty where the command is another. */
function written(command: Document, collection: string): string {
  const verb = WRITES.find((one) => command[one] === collection);
  return verb === undefined ? '' : `${verb} ${JSON.stringify(command)}`;
}

/** What a write changes, without which documents it looks for. */
function changesIn(command: Document): string {
  const many = (command['updates'] ?? []) as readonly Document[];
  return JSON.stringify(many.length > 0 ? many.map(({ u }) => u as unknown) : command['update']);
}

/** Who claims a message says so in it; who has sent it looks for its own claim. */
const CLAIM = (command: Document) =>
  written(command, 'outbox') !== '' && changesIn(command).includes('"state":"sending"');
const RECORD = (command: Document) => written(command, 'outbox').includes('"lease.attempt"');
const QUEUE = (command: Document) => written(command, 'outbox').includes('$setOnInsert');
const writes = (collection: string, verbs: RegExp) => (command: Document) => verbs.test(written(command, collection));

const around = (name: string, is: Step['is']): readonly Step[] => [
  { name: `before ${name}`, when: 'before', is },
  { name: `after ${name}`, when: 'after', is },
];

/** The steps of delivery, in their order. */
export const DELIVERY_STEPS: readonly Step[] = [
  ...around('the round is stored', writes('rounds', /^insert/)),
  ...around('a message is queued', QUEUE),
  ...around('the schedule moves on', writes('schedules', /^(?:update|findAndModify) .*"rev"/)),
  ...around('a message is claimed', CLAIM),
  ...around('what was sent is recorded', RECORD),
];

/** The steps of a submitted check-in, in their order. */
export const ANSWER_STEPS: readonly Step[] = [
  ...around('an answer is stored', writes('answers', /^insert/)),
  ...around('an answer is in its goals', writes('goals', /^(?:update|bulkWrite|findAndModify)/)),
  ...around('an answer is done', writes('answers', /^update/)),
];

export const CLAIMED: Step = { name: 'after a message is claimed', when: 'after', is: CLAIM };
