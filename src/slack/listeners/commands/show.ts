import { isLocalDate } from '../../../domain/time/local-date.ts';
import { said } from '../../views/answers.ts';
import { aboutGoal } from '../find.ts';
import { showGoalTo } from '../show.ts';
import { todayOf } from '../today.ts';
import type { Command } from './invocation.ts';

/** `retention 2026-03-31`, `retention on 2026-03-31`, `retention as of 2026-03-31`. */
const AS_OF = /^(.*?)(?:\s+(?:on|as of))?\s+(\d{4}-\d{1,2}-\d{1,2})$/i;
/** `on 31.3.2026`: surely a day and no part of a title, in a spelling that is read in more than one way. */
const OTHER_SPELLING = /\s(?:on|as of)\s+(\d{1,4}([./])\d{1,2}\2\d{2,4})$/i;

/** One goal, by its id or a part of its title; with a day after it, as it was known at the end of that day. */
export const show: Command = async ({ deps, user, channel, rest }) => {
  const { command, history } = deps.texts;
  const [, words = rest, day] = AS_OF.exec(rest) ?? [];
  if (rest === '') return said(command.showWhich);
  const [, unread] = OTHER_SPELLING.exec(rest) ?? [];
  if (unread !== undefined) return said(history.dayUnread(unread));
  if (day !== undefined && !isLocalDate(day)) return said(history.noSuchDay(day));
  if (day !== undefined && day > (await todayOf(deps, user))) return said(history.dayToCome(day));
  return aboutGoal(deps, { user, channel, typed: words }, (goal) => showGoalTo(deps, user, goal, day));
};
