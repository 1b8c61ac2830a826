import { partsOf } from '../../../../domain/round/missing-report.ts';
import type { MissingNotice, MissingPart } from '../../../../domain/round/notices.ts';
import { atMost, fitting, LIMITS, section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import { lines, type Mrkdwn } from '../../../../text/mrkdwn.ts';

const MAX_LISTED = 14;
/** Who has not answered, who was not asked, and what nobody tends. */
const LISTS = 3;
/** Titles of one person; who was asked about more goals than that is said to have more. */
const MAX_TITLES = 5;

/** The direct message to the lead when rounds closed and somebody had not answered. */
export function missingMessage(notice: MissingNotice, t: Texts): Message {
  const parts = partsOf(notice);
  const rounds = parts.map((part) => partTexts(part, parts.length, t));
  // Of several rounds each is one block, so that ten of them fit.
  const texts = [...(parts.length === 1 ? rounds.flat() : rounds.map((one) => lines(one))), t.rhythm.missingNext];
  return messageOf(texts.map((text) => section(text)));
}

/** `parts` share the room of the message. */
function partTexts(notice: MissingPart, parts: number, t: Texts): Mrkdwn[] {
  const name = t.word.round(notice.roundKind, notice.period);
  const silent = notice.people.filter((one) => one.notReached !== true);
  const unasked = notice.people.filter((one) => one.notReached === true);
  const lead = t.rhythm.missingIntro(name, notice.teamName, {
    silent: silent.length,
    unasked: unasked.length,
    repeated: notice.repeated ?? 0,
  });
  const personLine = (one: MissingPart['people'][number]) => {
    const { shown, left } = atMost(one.goals, MAX_TITLES);
    return t.rhythm.missingPerson(one.name, shown, left, one.insteadOf);
  };
  const people = silent.map(personLine);
  const others = unasked.map(personLine);
  const goals = notice.unattended.map((one) => t.rhythm.unattended(one.title, one.ownerName, one.why));
  const room = Math.min(LIMITS.listInSection, LIMITS.listsInMessage / parts) / LISTS;
  const shortened = (list: readonly Mrkdwn[]): Mrkdwn[] => {
    const { shown, left } = fitting(list, room, Math.max(1, Math.floor(MAX_LISTED / parts)));
    return left > 0 ? [...shown, t.report.more(left)] : [...shown];
  };
  const unaskedLead =
    others.length > 0 && (people.length > 0 || notice.repeated !== undefined)
      ? [t.rhythm.undeliveredIntro(others.length)]
      : [];
  return [
    lead,
    ...shortened(people),
    ...unaskedLead,
    ...shortened(others),
    ...(others.length > 0 ? [t.rhythm.undeliveredNext] : []),
    ...shortened(goals),
    ...(goals.length > 0 ? [t.rhythm.unattendedNext] : []),
  ];
}
