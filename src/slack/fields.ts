import { z } from 'zod';
import { fieldOfBlock, INPUT } from './ids.ts';

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

/** The fields of a submitted form, by block. One that the bot filled in itself is read by its own name. */
export interface Fields {
  /** Whether the form has such a field. */
  has(block: string): boolean;
  /** The first field whose block begins so. */
  like(prefix: string): string | undefined;
  text(block: string): string;
  choice(block: string, action?: string): string | undefined;
  choices(block: string): string[];
  user(block: string): string | undefined;
  users(block: string): string[];
  conversation(block: string): string | undefined;
  date(block: string): string;
  time(block: string): string;
}

/** What stands in every element, by the field of its block, also in the empty ones. Throws where it is not what Slack sends. */
export function readEveryField(values: unknown): Readonly<Record<string, string | readonly string[]>> {
  const fields = Object.entries(valuesSchema.parse(values)).map(([block, elements]) => {
    return [fieldOfBlock(block), contentOf(elements[INPUT] ?? {})] as const;
  });
  return Object.fromEntries(fields);
}

function contentOf({
  value,
  selected_option: option,
  selected_options: options,
  selected_user: user,
  selected_date: date,
}: z.infer<typeof elementSchema>): string | readonly string[] {
  if (options) return options.map((one) => one.value);
  return value ?? option?.value ?? user ?? date ?? '';
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
    like: (prefix) => [...blocks.keys()].find((block) => block.startsWith(prefix)),
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
