/**
 * What may stand on which surface, block by block (docs.slack.dev/reference/block-kit/blocks and block-elements: each
 * page names its limits, and under "available in surfaces" where it may stand).
 */
import { dataVisualization } from './charts.ts';
import { button, inActions, inContextActions, inInput, inSection } from './elements.ts';
import { richText } from './rich-text.ts';
import { boolean, byType, list, object, oneOf, type Rule, string } from './rules.ts';
import { dataTable, table } from './tables.ts';
import { imageElement, oneSource, plain, slackFile, text } from './texts.ts';

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

/** Elements that do not stand everywhere. */
const surfacesOf: Readonly<Record<string, readonly Surface[]>> = {
  datetimepicker: ['message', 'modal'],
  file_input: ['modal'],
  rich_text_input: ['modal', 'home'],
  workflow_button: ['message'],
};

const on = (surface: Surface, elements: Fields): Rule =>
  byType(
    Object.fromEntries(
      Object.entries(elements).filter(([type]) => surfacesOf[type] === undefined || surfacesOf[type].includes(surface)),
    ),
  );

const textObject = { plain_text: text(2_000), mrkdwn: text(2_000) };

const plainBlocks: Fields = {
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
  video: block(
    'video',
    { video_url: string(3_000), thumbnail_url: string(3_000), alt_text: string(2_000), title: plain(199) },
    {
      title_url: string(3_000),
      author_name: string(49),
      provider_name: string(50),
      provider_icon_url: string(3_000),
      description: plain(200),
    },
  ),
};

/** Blocks with something to click or type in. */
const using = (surface: Surface): Fields => ({
  actions: block('actions', { elements: list(on(surface, inActions), 25) }),
  input: block(
    'input',
    { label: plain(2_000), element: on(surface, inInput) },
    { hint: plain(2_000), optional: boolean, dispatch_action: boolean },
  ),
  section: block(
    'section',
    {},
    { text: text(3_000), fields: list(text(2_000), 10), accessory: on(surface, inSection), expand: boolean },
    (value, at, report) => {
      if (value['text'] === undefined && value['fields'] === undefined)
        report('must define either `text` or `fields`', `${at}/type`);
    },
  ),
});

/** Slack's own signs (docs.slack.dev/reference/block-kit/composition-objects/slack-icon-object). */
const slackIcon = object({
  required: {
    type: oneOf('icon'),
    name: oneOf(
      ...`archive book bookmark bot bug calendar call caret-left caret-right check clipboard code comment compass copy
      cube download edit email eye-closed eye-open file flag folder gear globe heart help image info key lightbulb link
      map mobile new-window pin plus refine refresh rocket save screen share sparkle star star-filled tag thumbs-down
      thumbs-up trash upload user warning`.split(/\s+/),
    ),
  },
});

const card = block(
  'card',
  {},
  {
    hero_image: imageElement,
    icon: imageElement,
    slack_icon: slackIcon,
    title: text(150),
    subtitle: text(150),
    body: text(200),
    actions: list(button, 3),
  },
  (value, at, report) => {
    const isShown = ['hero_image', 'title', 'body', 'actions'].some((key) => value[key] !== undefined);
    if (!isShown) report('must define one of `hero_image`, `title`, `body` or `actions`', `${at}/type`);
    if (value['icon'] !== undefined && value['slack_icon'] !== undefined)
      report('must not define both `icon` and `slack_icon`', `${at}/type`);
  },
);
const cards: Fields = { card, carousel: block('carousel', { elements: list(byType({ card }), 10) }) };

const file = block('file', { external_id: string(255), source: oneOf('remote') });

const source = object({ required: { type: oneOf('url'), url: string(3_000), text: string(255) } });
const taskCard = block(
  'task_card',
  {
    task_id: string(255),
    title: string(255),
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
  },
  { details: richText, output: richText, sources: list(source, 50) },
);

const containerOf = (inside: Fields): Rule =>
  block(
    'container',
    { child_blocks: list(byType(inside), 10) },
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
    (value, at, report) => {
      if (value['title'] === undefined && value['rich_text_title'] === undefined)
        report('must define either `title` or `rich_text_title`', `${at}/type`);
    },
  );

const messageBlocks: Fields = { ...plainBlocks, ...using('message') };
const homeBlocks: Fields = { ...plainBlocks, ...using('home') };

export const blockRules: Readonly<Record<Surface, Rule>> = {
  message: byType({
    ...messageBlocks,
    ...cards,
    container: containerOf({ ...messageBlocks, table, file }),
    context_actions: block('context_actions', { elements: list(byType(inContextActions), 5) }),
    data_table: dataTable,
    data_visualization: dataVisualization,
    file,
    markdown: block('markdown', { text: string(12_000) }),
    plan: block('plan', { title: string(255) }, { tasks: list(taskCard, 50, 0) }),
    table,
    task_card: taskCard,
  }),
  modal: byType({
    ...plainBlocks,
    ...using('modal'),
    alert: block('alert', { text: text(200) }, { level: oneOf('default', 'info', 'warning', 'error', 'success') }),
  }),
  home: byType({ ...homeBlocks, ...cards, container: containerOf(homeBlocks) }),
};
