import type { MissingNotice } from '../../../../domain/round/notices.ts';
import { atMost, fitting, LIMITS, section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import type { Mrkdwn } from '../../../../text/mrkdwn.ts';

const MAX_LISTED = 14;
/** Titles of one person; who was asked about more goals than that is said to have more. */
const MAX_TITLES = 5;

/** The direct message to the lead when a round closed and somebody had not answered. */
export function missingMessage(notice: MissingNotice, t: Texts): Message {
  const name = t.word.round(notice.roundKind, notice.period);
  const silent = notice.people.filter((one) => one.notReached !== true);
  const unasked = notice.people.filter((one) => one.notReached === true);
  const lead = t.rhythm.missingIntro(name, notice.teamName, { silent: silent.length, unasked: unasked.length });
  const personLine = (one: MissingNotice['people'][number]) => {
    const { shown, left } = atMost(one.goals, MAX_TITLES);
    return t.rhythm.missingPerson(one.name, shown, left, one.insteadOf);
  };
  const people = silent.map(personLine);
  const others = unasked.map(personLine);
  const goals = notice.unattended.map((one) => t.rhythm.unattended(one.title, one.ownerName, one.why));
  const shortened = (list: readonly Mrkdwn[]): Mrkdwn[] => {
    const { shown, left } = fitting(list, LIMITS.listInSection / 3, MAX_LISTED);
    return left > 0 ? [...shown, t.report.more(left)] : [...shown];
  };
  const unaskedLead = others.length > 0 && people.length > 0 ? [t.rhythm.undeliveredIntro(others.length)] : [];
  const texts = [
    lead,
    ...shortened(people),
    ...unaskedLead,
    ...shortened(others),
    ...(others.length > 0 ? [t.rhythm.undeliveredNext] : []),
    ...shortened(goals),
    ...(goals.length > 0 ? [t.rhythm.unattendedNext] : []),
  ];
  return messageOf(texts.map((text) => section(text)));
}
