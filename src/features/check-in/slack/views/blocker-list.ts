import type { KnownBlock } from '@slack/types';
import z from 'zod';
import type { BlockerLine } from '../../../../domain/check-in/blockers.ts';
import type { ReadAbout } from '../../../../domain/report/written.ts';
import { jsonCodec } from '../../../../slack/codec.ts';
import { button, context, fitting, header, LIMITS, plain, section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import { fits, type Mrkdwn } from '../../../../text/mrkdwn.ts';
import { EXCERPT } from '../../../../text/shared/excerpts.ts';
import { moreToRead } from '../../../goal/index.ts';
import { CHECK_IN_ACTIONS } from './ids.ts';

/** Which blocker a button clears, and the outbox message of the digest that it stands in. */
export const blockerButton = jsonCodec(
  z.object({ goal: z.string(), blocker: z.string(), digest: z.string().exactOptional() }),
);

/** A line with its button each; with headings and counts within Slack's fifty blocks. */
const MAX_LISTED = 20;

/** A blocker in a list for one person. */
export interface ListedLine extends BlockerLine {
  readonly mayClear: boolean;
}

export interface BlockerListing {
  /** Of the team. */
  readonly id: string;
  readonly team: string;
  readonly person: string;
  readonly listed: readonly ListedLine[];
}

/**
 * What stands in the way of a team's goals, what the person is to clear first. `note` says what a click came to.
 *
 * @param listed those of `person` before the others
 */
export function blockerList({ id, team, person, listed }: BlockerListing, t: Texts, note?: Mrkdwn): Message {
  const notes = note === undefined ? [] : [context(note)];
  if (listed.length === 0) {
    return messageOf([...notes, section(t.blocker.none(team))]);
  }
  const { shown, left } = fitting(listed.map(t.blocker.full), LIMITS.listsInMessage, MAX_LISTED);
  const mine = listed.filter(({ owner }) => owner === person).length;
  const rows = listed.slice(0, shown.length).map((line, index) => blockerRow(line, shown[index], t));
  const heading = (text: Mrkdwn, count: number): KnownBlock[] => (count > 0 ? [context(text)] : []);
  const more = moreBlockers({ team: id }, listed, left, t);
  return messageOf([
    header(t.blocker.title(team)),
    ...notes,
    ...heading(t.blocker.mine(mine), mine),
    ...rows.slice(0, mine),
    ...heading(t.blocker.others(listed.length - mine), rows.length - mine),
    ...rows.slice(mine),
    ...more,
  ]);
}

/** What stands below blockers that are shown in part, each in full: how many are left out, and the way to all of them. */
export function moreBlockers(
  about: ReadAbout | undefined,
  listed: readonly Pick<BlockerLine, 'text'>[],
  left: number,
  t: Texts,
): KnownBlock[] {
  const isCut = listed.some(({ text }) => !fits(text, EXCERPT));
  return moreToRead(about, { left: left > 0 ? t.report.more(left) : undefined, isCut }, t);
}

/** One blocker with its button, for who may clear it; `text` where another than the full one is wanted. */
export function blockerRow(line: ListedLine, text: Mrkdwn | undefined, t: Texts): KnownBlock {
  return section(text ?? t.blocker.full(line), line.mayClear ? clearButton(line, t) : undefined);
}

/** The button that clears one blocker. `digest` is the outbox message that it stands in. */
export function clearButton(
  { goal, blocker, title }: Pick<BlockerLine, 'goal' | 'blocker' | 'title'>,
  t: Texts,
  digest?: string,
) {
  return {
    ...button(
      t.blocker.clear,
      CHECK_IN_ACTIONS.clearBlocker,
      blockerButton.encode({ goal, blocker, ...(digest && { digest }) }),
    ),
    accessibility_label: plain(t.blocker.clearLabel(title), LIMITS.buttonText).text,
  };
}
