import { z } from 'zod';
import { CALCULATORS } from '../domain/calculators/index.ts';
import { CHECK_IN_TEXTS } from '../domain/check-in/check-in-draft.ts';
import type { Typed } from '../domain/goal/form-draft.ts';
import { STATUSES } from '../domain/goal/goal.ts';
import type { AbsenceDraft } from '../usecases/go-away.ts';
import type { CheckInDraft } from '../usecases/submit-check-in.ts';
import { type ClearValue, fieldBlock, fieldOfBlock, INPUT, type KudosValue, type ListPage } from './ids.ts';
import type { CheckInContext } from './views/check-in-context.ts';
import { STATUS_BY_PACE } from './views/check-in-goal.ts';
import { GOAL_CHOICES, type GoalChoice } from './views/prompt.ts';

/** What Slack says of an element, of which a form reads what it knows. Absent, null and empty mean the same. */
const elementSchema = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
  selected_user: z.string().nullish(),
  selected_users: z.array(z.string()).nullish(),
  selected_conversation: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
});
/** Where there are no values Slack may send an empty list in place of an empty map (slack-go/slack#943). */
const orEmptyList = <T extends z.ZodType>(map: T) =>
  z.preprocess((value) => (Array.isArray(value) && value.length === 0 ? {} : value), map);
const valuesSchema = orEmptyList(z.record(z.string(), orEmptyList(z.record(z.string(), elementSchema))));
const confidenceSchema = z.coerce.number().int().min(0).max(10);

/** The fields of a submitted form, by block. One that the bot filled in itself is read by its own name. */
export interface Fields {
  /** Whether the form has such a field. */
  has(block: string): boolean;
  text(block: string): string;
  choice(block: string, action?: string): string | undefined;
  choices(block: string): string[];
  user(block: string): string | undefined;
  users(block: string): string[];
  conversation(block: string): string | undefined;
  date(block: string): string;
  time(block: string): string;
}

/** Reads `view.state.values`. Throws where it is not what Slack sends. */
export function readFields(values: unknown): Fields {
  const read = valuesSchema.parse(values);
  const blocks = new Map(Object.entries(read).map(([block, elements]) => [fieldOfBlock(block), elements]));
  // A field that tells of every change has an action of its own; there is one element in a block.
  const element = (block: string, action: string = INPUT) => {
    const elements = blocks.get(block);
    return elements?.[action] ?? Object.values(elements ?? {})[0];
  };
  return {
    has: (block) => blocks.has(block),
    text: (block) => element(block)?.value ?? '',
    choice: (block, action) => element(block, action)?.selected_option?.value,
    choices: (block) => (element(block)?.selected_options ?? []).map(({ value }) => value),
    user: (block) => element(block)?.selected_user ?? undefined,
    users: (block) => element(block)?.selected_users ?? [],
    conversation: (block) => element(block)?.selected_conversation ?? undefined,
    date: (block) => element(block)?.selected_date ?? '',
    time: (block) => element(block)?.selected_time ?? '',
  };
}

const checkInContextSchema = z.object({
  entries: z.array(
    z.object({
      goal: z.string(),
      round: z.string().exactOptional(),
      calculator: z.string().exactOptional(),
      corrects: z.string().exactOptional(),
    }),
  ),
  quarterly: z.boolean(),
  isPage: z.boolean().exactOptional(),
  annual: z.boolean().exactOptional(),
  volunteered: z.boolean().exactOptional(),
  rest: z.array(z.string()).exactOptional(),
  before: z.number().int().exactOptional(),
  expanded: z.array(z.string()).exactOptional(),
  asked: z.record(z.string(), z.number()).exactOptional(),
  fresh: z.number().int().exactOptional(),
  ofRound: z.string().exactOptional(),
});

/** What the check-in modal is about. */
export function readCheckInContext(metadata: string): CheckInContext {
  return checkInContextSchema.parse(JSON.parse(metadata));
}

/** What stands in every field of a form about goals, by goal and field, also in the empty ones. */
export function readTyped(values: unknown): Typed {
  const fields = Object.entries(valuesSchema.parse(values)).map(([block, elements]) => {
    return [fieldOfBlock(block), standsIn(elements[INPUT] ?? {})] as const;
  });
  return Object.fromEntries(fields);
}

function standsIn(element: z.infer<typeof elementSchema>): string | readonly string[] {
  const {
    value,
    selected_option: option,
    selected_options: options,
    selected_user: user,
    selected_date: date,
  } = element;
  if (options) return options.map((one) => one.value);
  const chosen = option?.value === STATUS_BY_PACE ? undefined : option?.value;
  return value ?? chosen ?? user ?? date ?? '';
}

/** The check-in form: one draft for each goal that the modal was opened for. A field that it does not have is empty. */
export function readCheckIn(metadata: string, fields: Fields): CheckInDraft[] {
  const { entries } = readCheckInContext(metadata);
  return entries.map(({ goal, round, calculator, corrects }) => {
    const block = (field: string) => fieldBlock(goal, field);
    const text = (field: string) => fields.text(block(field));
    const status = z.enum(STATUSES).safeParse(fields.choice(block('status')));
    const confidence = confidenceSchema.safeParse(fields.choice(block('confidence')));
    const obstacleOwner = fields.user(block('obstacleOwner'));
    const on = fields.date(block('on'));
    const inputs = Object.keys(CALCULATORS.get(calculator ?? '')?.inputs ?? {});
    return {
      goal,
      ...(round !== undefined && { round }),
      ...(corrects !== undefined && { corrects }),
      value: text('value'),
      ...(inputs.length > 0 && { inputs: Object.fromEntries(inputs.map((name) => [name, text(`input.${name}`)])) }),
      status: status.data,
      confidence: confidence.data,
      note: text('note'),
      obstacles: text('obstacles'),
      ...(obstacleOwner !== undefined && { obstacleOwner }),
      cleared: fields.choices(block('cleared')),
      adjust: text('adjust'),
      feedback: text('feedback'),
      learned: text('learned'),
      ...(corrects !== undefined && {
        emptied: CHECK_IN_TEXTS.filter((field) => fields.has(block(field)) && text(field).trim() === ''),
      }),
      ...(on !== '' && { on }),
    };
  });
}

const goalChoiceSchema = z.object({ choice: z.enum(GOAL_CHOICES), goal: z.string(), round: z.string() });

/** What was chosen in the menu of one goal of a prompt. Throws where it is not what the menu offers. */
export function readGoalChoice(value: string): GoalChoice {
  return goalChoiceSchema.parse(JSON.parse(value));
}

const roundContextSchema = z.object({ round: z.string() });

/** Of which round a form is. */
export function readRoundContext(metadata: string): z.infer<typeof roundContextSchema> {
  return roundContextSchema.parse(JSON.parse(metadata));
}

/** The form of who is going to be away. */
export function readAbsence(fields: Fields): AbsenceDraft {
  return { from: fields.date('from'), until: fields.date('until'), delegate: fields.user('delegate') };
}

const teamContextSchema = z.object({ team: z.string(), version: z.number().int() });

/** What team a form edits, and the version that it was opened with; undefined for a new team. */
export function readTeamContext(metadata: string): z.infer<typeof teamContextSchema> | undefined {
  return teamContextSchema.safeParse(JSON.parse(metadata || '{}')).data;
}

const clearSchema = z.object({ goal: z.string(), blocker: z.string(), digest: z.string().exactOptional() });

/** Which blocker a button clears. Throws where it is not what `clearValue` writes. */
export function readClearValue(value: string | undefined): ClearValue {
  return clearSchema.parse(JSON.parse(value ?? ''));
}

/** The team whose review a modal shows. Throws where it is not what `reviewContext` writes. */
export function readReviewContext(metadata: string): string {
  return z.object({ team: z.string() }).parse(JSON.parse(metadata)).team;
}

const correctValueSchema = z.object({ goal: z.string(), checkIn: z.string() });

/** Which check-in a button corrects. Throws where it is not what a button of ours says. */
export function readCorrectValue(value: string | undefined): z.infer<typeof correctValueSchema> {
  return correctValueSchema.parse(JSON.parse(value ?? ''));
}

const kudosSchema = z.object({ goal: z.string(), key: z.string() });

/** What a celebration's button cheers. Throws where it is not what `kudosValue` writes. */
export function readKudosValue(value: string | undefined): KudosValue {
  return kudosSchema.parse(JSON.parse(value ?? ''));
}

const listPageSchema = z.object({ typed: z.string(), from: z.number().int().min(0) });

/** Which page of a list a button shows. Throws where it is not what `listPageValue` writes. */
export function readListPage(value: string | undefined): ListPage {
  return listPageSchema.parse(JSON.parse(value ?? ''));
}
