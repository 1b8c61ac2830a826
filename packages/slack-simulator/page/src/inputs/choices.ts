import type { ConversationsSelect, MultiConversationsSelect, MultiSelect, Option, Select } from '@slack/types';
import type { ConversationCard } from '../../../src/protocol.ts';
import type { Directory } from '../state/directory.ts';
import { withEmoji } from '../text/emoji.ts';
import { asOptions, asTexts } from './elements.ts';

export type AnySelect = Select | MultiSelect;

/** One line of a picker. */
export interface Choice {
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  readonly group?: string;
  /** What the app gets for it. */
  readonly value: unknown;
}

/** An app's option as a line of a picker. */
export function choiceOfOption(option: Option, group?: string): Choice {
  return {
    key: option.value ?? option.text.text,
    label: withEmoji(option.text.text),
    value: option,
    ...(option.description && { hint: withEmoji(option.description.text) }),
    ...(group !== undefined && { group }),
  };
}

const KINDS = { channel: 'public', private: 'private', dm: 'im', app: 'im' } as const;

function keeps(filter: ConversationsSelect['filter'], one: ConversationCard): boolean {
  if (one.isArchived) return false;
  if (one.kind === 'app' && filter?.exclude_bot_users) return false;
  return !filter?.include || filter.include.includes(KINDS[one.kind]);
}

const choiceOfConversation = (one: ConversationCard): Choice => ({
  key: one.id,
  label: one.kind === 'channel' || one.kind === 'private' ? `# ${one.name}` : one.name,
  value: one.id,
});

function conversationsFor(element: ConversationsSelect | MultiConversationsSelect, directory: Directory) {
  return directory.conversations.filter((one) => keeps(element.filter, one)).map(choiceOfConversation);
}

function staticChoices(element: AnySelect): readonly Choice[] {
  if (element.type !== 'static_select' && element.type !== 'multi_static_select') return [];
  const groups = element.option_groups ?? [];
  return [
    ...(element.options ?? []).map((option) => choiceOfOption(option)),
    ...groups.flatMap((group) => group.options.map((option) => choiceOfOption(option, withEmoji(group.label.text)))),
  ];
}

/** What a picker offers without asking the app; an external one offers nothing of its own. */
export function choicesOf(element: AnySelect, directory: Directory): readonly Choice[] {
  switch (element.type) {
    case 'users_select':
    case 'multi_users_select':
      return directory.people
        .filter((person) => !person.isBot)
        .map((person) => ({ key: person.id, label: person.name, hint: person.title, value: person.id }));
    case 'conversations_select':
    case 'multi_conversations_select':
      return conversationsFor(element, directory);
    case 'channels_select':
    case 'multi_channels_select':
      return directory.conversations
        .filter((one) => one.kind === 'channel' && !one.isArchived)
        .map(choiceOfConversation);
    default:
      return staticChoices(element);
  }
}

/** The lines that stand for what a select holds now, also where the picker no longer offers them. */
export function chosenOf(value: unknown, choices: readonly Choice[]): readonly Choice[] {
  const ids = typeof value === 'string' ? [value] : asTexts(value);
  const byId = ids.map((id) => choices.find((one) => one.key === id) ?? { key: id, label: id, value: id });
  return [...byId, ...asOptions(value).map((option) => choiceOfOption(option))];
}

/** The choices whose words begin like those of the query, in their own order. */
export function matching(choices: readonly Choice[], query: string): readonly Choice[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return choices.filter((one) => {
    const text = `${one.label} ${one.hint ?? ''} ${one.group ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
