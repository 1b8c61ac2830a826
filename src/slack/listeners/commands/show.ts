import { isLocalDate } from '../../../domain/time/local-date.ts';
import { lines, md } from '../../../text/mrkdwn.ts';
import { said } from '../../views/answers.ts';
import { atMost } from '../../views/blocks.ts';
import { goalCard } from '../../views/goal-card.ts';
import { goalFooter } from '../../views/goal-coach.ts';
import type { Command } from './invocation.ts';

const MOST_NAMED = 10;
/** `retention 2026-03-31`, `retention on 2026-03-31`, `retention as of 2026-03-31`. */
const AS_OF = /^(.*?)(?:\s+(?:on|as of))?\s+(\d{4}-\d{1,2}-\d{1,2})$/i;

/** One goal, by its id or a part of its title; with a day after it, as it was known at the end of that day. */
export const show: Command = async ({ deps, user, rest }) => {
  const { command, history, report } = deps.texts;
  const [, words = rest, day] = AS_OF.exec(rest) ?? [];
  if (rest === '') return said(command.showWhich);
  if (day !== undefined && !isLocalDate(day)) return said(history.noSuchDay(day));
  const found = await deps.useCases.findGoals(deps.workspace, user, words);
  const [goal, ...others] = found;
  if (goal === undefined) return said(command.showNone(words));
  if (others.length > 0) {
    const { shown, left } = atMost(found, MOST_NAMED);
    const more = left > 0 ? report.more(left) : undefined;
    return said(lines([command.showMany(words), ...shown.map(({ title }) => md`• ${title}`), more]));
  }
  const [shown, advice] = await Promise.all([
    deps.useCases.showGoal(deps.workspace, user, goal, day),
    // The coach speaks of today.
    day === undefined ? deps.useCases.adviseGoals.of(deps.workspace, goal) : undefined,
  ]);
  const card = goalCard(shown, deps.texts);
  return { ...card, blocks: [...card.blocks, ...goalFooter(goal, advice, deps.texts)] };
};
