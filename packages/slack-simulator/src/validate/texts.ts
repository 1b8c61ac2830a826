/** Composition objects (docs.slack.dev/reference/block-kit/composition-objects). */
import { boolean, list, object, oneOf, type Rule, string } from './rules.ts';

/** plain_text only, of at most `max` characters. */
export const plain = (max: number): Rule =>
  object({ required: { type: oneOf('plain_text'), text: string(max) }, optional: { emoji: boolean } });

/** plain_text or mrkdwn. */
export const text = (max: number): Rule =>
  object({
    required: { type: oneOf('plain_text', 'mrkdwn'), text: string(max) },
    optional: { emoji: boolean, verbatim: boolean },
    also: (value, at, report) => {
      if (value['type'] === 'plain_text' && value['verbatim'] !== undefined) {
        report('invalid additional property: verbatim', at);
      }
      if (value['type'] === 'mrkdwn' && value['emoji'] !== undefined) report('invalid additional property: emoji', at);
    },
  });

export const confirm: Rule = object({
  required: { text: text(300) },
  optional: { title: plain(100), confirm: plain(30), deny: plain(30), style: oneOf('primary', 'danger') },
});

/** An option; `label` says which text it takes: mrkdwn only in checkboxes and radio buttons. */
export const option = (label: (max: number) => Rule): Rule =>
  object({
    required: { text: label(75), value: string(150) },
    optional: { description: label(75), url: string(3_000) },
  });

export const optionGroup: Rule = object({ required: { label: plain(75), options: list(option(plain), 100) } });

export const slackFile: Rule = object({
  optional: { id: string(255), url: string(3_000) },
  also: (value, at, report) => {
    if ((value['id'] === undefined) === (value['url'] === undefined)) report('must provide one of id, url', at);
  },
});

/** The image of a section or context; blocks of that name have their own rule. */
export const imageElement: Rule = object({
  required: { type: oneOf('image'), alt_text: string(2_000) },
  optional: { image_url: string(3_000), slack_file: slackFile },
  also: (value, at, report) => oneSource(value, at, report),
});

export function oneSource(
  value: Readonly<Record<string, unknown>>,
  at: string,
  report: (problem: string, at: string) => void,
) {
  if ((value['image_url'] === undefined) === (value['slack_file'] === undefined)) {
    report('must provide one of image_url, slack_file', at);
  }
}
