import type { KnownBlock } from '@slack/types';
import type { HelpNotice, MinutesNotice } from '../../../../domain/review/notices.ts';
import { actions, button, context, header, LIMITS, section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import { inParts, lines, type Mrkdwn, md } from '../../../../text/mrkdwn.ts';
import { coursesShown } from '../../../goal/index.ts';
import { helpContext } from './context.ts';
import { REVIEW_ACTIONS } from './ids.ts';

/** To who is asked for help: the question, and what they answered. */
export function helpMessage({ goal, help, title, question, by, answer }: HelpNotice, t: Texts): Message {
  const { asksYou, youAnswered, answer: answerIt, changeAnswer } = t.review;
  const parts = answer === undefined ? [] : inParts(answer, LIMITS.section - 100);
  return messageOf([
    section(asksYou(by, title, question)),
    ...parts.map((part, index) => section(index === 0 ? lines([youAnswered, part]) : part)),
    actions(
      button(
        answer === undefined ? answerIt : changeAnswer,
        REVIEW_ACTIONS.answer,
        helpContext.encode({ goal, help }),
        answer === undefined ? 'primary' : undefined,
      ),
    ),
  ]);
}

/** The minutes of a review, or a part of them. Rows share sections; none is cut. */
export function minutesMessage(notice: MinutesNotice, t: Texts): Message {
  const { teamName, name, leaderName, decided, left, part, parts, rows } = notice;
  const text = t.review;
  const head: KnownBlock[] =
    part === 1
      ? [header(text.minutesTitle(teamName)), context(text.minutesAbout(name, leaderName, decided, left))]
      : [];
  const message = messageOf([
    ...head,
    ...(parts > 1 && part <= parts ? [context(text.minutesPart(part, parts))] : []),
    ...(rows.length === 0 ? [section(text.minutesMoved)] : sectionsOf(rows.map((row) => rowText(row, notice, t)))),
  ]);
  const { courses = [] } = notice;
  if (courses.length === 0 || part > 1) return message;
  const picture = coursesShown('', courses, t);
  return { ...message, picture: { ...picture, at: head.length } };
}

function rowText(row: MinutesNotice['rows'][number], { name }: MinutesNotice, t: Texts): Mrkdwn {
  if (row.row === 'heading') {
    return md`*${row.part === 'story' ? t.turn.storyHeading(name) : t.review.minutesHeading[row.part]}*`;
  }
  return row.row === 'story' || row.row === 'objective' ? t.turn.row(row) : t.review.minutesRow(row);
}

/** Lines in as few sections as hold them. */
function sectionsOf(texts: readonly Mrkdwn[]): KnownBlock[] {
  const groups: Mrkdwn[] = [];
  for (const text of texts) {
    const last = groups.at(-1);
    const joined = last && lines([last, text]);
    if (joined !== undefined && joined.mrkdwn.length <= LIMITS.section) groups[groups.length - 1] = joined;
    else groups.push(text);
  }
  return groups.map((group) => section(group));
}
