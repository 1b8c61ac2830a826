import type { MissingNotice } from '../../domain/notice.ts';
import type { Texts } from '../../text/index.ts';
import type { Mrkdwn } from '../../text/mrkdwn.ts';
import { atMost, fallback, fitting, LIMITS, section } from './blocks.ts';
import type { Message } from './message.ts';

const MOST_LINES = 20;
/** Titles of one person; who was asked about more goals than that is said to have more. */
const MOST_TITLES = 5;

/** The direct message to the lead when a round closed and somebody had not answered. */
export function missingMessage(notice: MissingNotice, t: Texts): Message {
  const name = t.word.round(notice.roundKind, notice.period);
  const lead = t.rhythm.missingLead(name, notice.teamName, notice.people.length);
  const people = notice.people.map((one) => {
    const { shown, left } = atMost(one.goals, MOST_TITLES);
    return t.rhythm.missingPerson(one.name, shown, left, one.insteadOf);
  });
  const goals = notice.unattended.map((one) => t.rhythm.unattended(one.title, one.ownerName, one.why));
  const lists = [people, goals].flatMap((list): Mrkdwn[] => {
    const { shown, left } = fitting(list, LIMITS.listInSection / 2, MOST_LINES);
    return left > 0 ? [...shown, t.report.more(left)] : [...shown];
  });
  const next = goals.length > 0 ? t.rhythm.unattendedNext : undefined;
  const texts = [lead, ...lists, ...(next ? [next] : [])];
  return { text: fallback(...texts), blocks: texts.map((text) => section(text)) };
}
