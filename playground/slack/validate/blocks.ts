/** Blocks by surface (docs.slack.dev/reference/block-kit/blocks). */
import { flattened, isObject, type Json, listAt, placedElements } from '../elements.ts';
import { dataVisualization } from './charts.ts';
import { button, inActions, inContextActions, inInput, inSection } from './elements.ts';
import { anything, boolean, byType, integer, list, object, oneOf, problemsOf, type Rule, string } from './rules.ts';
import { imageElement, oneSource, plain, richText, slackFile, text } from './texts.ts';

export type Surface = 'message' | 'modal' | 'home';

type Fields = Readonly<Record<string, Rule>>;
const named = { block_id: string(255) };

const block = (
  type: string,
  required: Fields,
  optional: Fields = {},
  also?: Parameters<typeof object>[0]['also'],
): Rule =>
  object({
    required: { type: oneOf(type), ...required },
    optional: { ...named, ...optional },
    ...(also === undefined ? {} : { also }),
  });

const textObject = { plain_text: text(2_000), mrkdwn: text(2_000) };

const rawText = object({ required: { type: oneOf('raw_text'), text: string(10_000, 0) } });
const rawNumber = object({ required: { type: oneOf('raw_number'), text: string(10_000, 0), value: anything } });
const cell = byType({ raw_text: rawText, raw_number: rawNumber, rich_text: richText });
const rows = list(list(cell, 20), 100);

const card = block(
  'card',
  {},
  {
    hero_image: imageElement,
    icon: imageElement,
    title: text(150),
    subtitle: text(150),
    body: text(3_000),
    actions: list(button, 5),
  },
);

const taskCard = block(
  'task_card',
  {
    task_id: string(255),
    title: string(255),
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
  },
  { details: richText, output: richText, sources: list(anything, 50) },
);

const everywhere: Fields = {
  actions: block('actions', { elements: list(byType(inActions), 25) }),
  context: block('context', { elements: list(byType({ ...textObject, image: imageElement }), 10) }),
  divider: block('divider', {}),
  header: block('header', { text: plain(150) }),
  image: block(
    'image',
    { alt_text: string(2_000) },
    { title: plain(2_000), image_url: string(3_000), slack_file: slackFile },
    oneSource,
  ),
  rich_text: richText,
  section: block(
    'section',
    {},
    { text: text(3_000), fields: list(text(2_000), 10), accessory: byType(inSection), expand: boolean },
    (value, at, report) => {
      if (value['text'] === undefined && value['fields'] === undefined)
        report('must define either `text` or `fields`', `${at}/type`);
    },
  ),
  video: block(
    'video',
    { video_url: string(3_000), thumbnail_url: string(3_000), alt_text: string(2_000), title: plain(200) },
    {
      title_url: string(3_000),
      author_name: string(50),
      provider_name: string(50),
      provider_icon_url: string(3_000),
      description: plain(200),
    },
  ),
  alert: block('alert', { text: text(3_000) }, { level: oneOf('default', 'info', 'warning', 'error', 'success') }),
  card,
  carousel: block('carousel', { elements: list(card, 10) }),
  table: block('table', { rows }, { column_settings: list(anything, 20) }),
};

const inputOf = (elements: Fields): Rule =>
  block(
    'input',
    { label: plain(2_000), element: byType(elements) },
    { hint: plain(2_000), optional: boolean, dispatch_action: boolean },
  );

/** A file_input stands in modals only (docs.slack.dev/reference/block-kit/block-elements/file-input-element). */
const { file_input: _, ...outsideModals } = inInput;
const inModal = inputOf(inInput);
const input = inputOf(outsideModals);

const inMessages: Fields = {
  context_actions: block('context_actions', { elements: list(byType(inContextActions), 5) }),
  data_table: block(
    'data_table',
    { rows, caption: string(255) },
    { page_size: integer(1, 100), row_header_column_index: integer(0, 19) },
  ),
  data_visualization: dataVisualization,
  file: block('file', { external_id: string(255), source: oneOf('remote') }),
  markdown: block('markdown', { text: string(12_000) }),
  plan: block('plan', { title: string(255) }, { tasks: list(taskCard, 50, 0) }),
  task_card: taskCard,
};

const containerOf = (asking: Rule): Rule =>
  block(
    'container',
    { child_blocks: list(byType({ ...everywhere, input: asking }), 50) },
    {
      title: plain(150),
      rich_text_title: richText,
      subtitle: text(150),
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      icon: imageElement,
      is_collapsible: boolean,
      default_collapsed: boolean,
      has_header_divider: boolean,
    },
  );

const rules: Readonly<Record<Surface, Rule>> = {
  message: byType({ ...everywhere, container: containerOf(input), input, ...inMessages }),
  modal: byType({ ...everywhere, container: containerOf(inModal), input: inModal }),
  home: byType({ ...everywhere, container: containerOf(input), input }),
};

const mostBlocks = { message: 50, modal: 100, home: 100 };

/** Names that stand twice: block_ids in the payload, action_ids in a block. */
function duplicates(blocks: readonly unknown[], at: string): string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const [index, entry] of flattened(blocks).entries()) {
    const id = entry['block_id'];
    if (typeof id === 'string' && seen.has(id)) {
      problems.push(`[ERROR] block_id already exists: ${id} [json-pointer:${at}/${index}/block_id]`);
    }
    if (typeof id === 'string') seen.add(id);
    const actions = placedElements([withoutChildren(entry)]).map(({ actionId }) => actionId);
    const repeated = actions.find((action, place) => actions.indexOf(action) !== place);
    if (repeated !== undefined) {
      problems.push(`[ERROR] action_id already exists in this block: ${repeated} [json-pointer:${at}/${index}]`);
    }
  }
  return problems;
}

function withoutChildren(entry: Json): Json {
  const { child_blocks: _, ...rest } = entry;
  return entry['type'] === 'carousel' ? { ...rest, elements: [] } : rest;
}

/** Only one element may take the focus when its view opens. */
function focused(blocks: readonly unknown[], at: string): string[] {
  const parts = flattened(blocks).flatMap((entry) => [
    entry['element'],
    entry['accessory'],
    ...listAt(entry, 'elements'),
  ]);
  const wanting = parts.filter(isObject).filter((element) => element['focus_on_load'] === true);
  return wanting.length > 1 ? [`[ERROR] only one element can have focus_on_load [json-pointer:${at}]`] : [];
}

/** At most so many blocks of a type. */
function tooMany(blocks: readonly unknown[], type: string, most: number, at: string): string[] {
  const count = flattened(blocks).filter((entry) => entry['type'] === type).length;
  return count > most ? [`[ERROR] no more than ${most} ${type} blocks allowed [json-pointer:${at}]`] : [];
}

function characters(blocks: readonly unknown[], type: string): number {
  const words = (value: unknown): number => {
    if (typeof value === 'string') return value.length;
    if (Array.isArray(value)) return value.reduce((sum: number, inner) => sum + words(inner), 0);
    return isObject(value) ? words(value['text'] ?? value['elements'] ?? []) : 0;
  };
  return flattened(blocks)
    .filter((entry) => entry['type'] === type)
    .reduce((sum, entry) => sum + words(type === 'table' ? listAt(entry, 'rows') : entry['text']), 0);
}

/** Everything that is wrong with a list of blocks; empty where Slack would take it. */
export function blockProblems(blocks: unknown, surface: Surface, at = '/blocks'): string[] {
  const problems = problemsOf(list(rules[surface], mostBlocks[surface], 0), blocks, at);
  if (!Array.isArray(blocks)) return problems;
  const markdown = characters(blocks, 'markdown');
  const table = characters(blocks, 'table');
  return [
    ...problems,
    ...duplicates(blocks, at),
    ...focused(blocks, at),
    ...(surface === 'message' ? tooMany(blocks, 'data_visualization', 2, at) : []),
    ...(markdown > 12_000
      ? [`[ERROR] markdown text must be less than 12001 characters in all [json-pointer:${at}]`]
      : []),
    ...(table > 10_000 ? [`[ERROR] table text must be less than 10001 characters in all [json-pointer:${at}]`] : []),
  ];
}
