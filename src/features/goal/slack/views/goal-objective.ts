import { goalCode } from '../../../../domain/goal/goal-code.ts';
import type { ChildOfGoal, Objective } from '../../../../domain/report/objective.ts';
import { counts } from '../../../../domain/report/roll-up.ts';
import { fitting } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { lines, type Mrkdwn, md } from '../../../../text/mrkdwn.ts';
import { statusSign } from './goal-list.ts';

/** The others are found by `/goal list`. */
const MAX_SHOWN = 10;
/** Heading and what is left out take the rest of a section. */
const ROOM = 2500;

/** The goals that serve a goal, one a line, below what they come to. */
export function objectiveText({ children, rollUp }: Objective, t: Texts): Mrkdwn {
  const { shown, left } = fitting(
    children.map((child) => childLine(child, t)),
    ROOM,
    MAX_SHOWN,
  );
  return lines([t.objective.rollUp(rollUp), ...shown, left > 0 ? t.objective.more(left) : undefined]);
}

function childLine({ goal, title, state, status, weight, progress }: ChildOfGoal, t: Texts): Mrkdwn {
  const label = t.list.state(state);
  const value = progress === undefined ? t.objective.noValue : md`${t.format.progress(progress)}`;
  return lines(
    [
      md`${statusSign(counts({ state }) ? status : undefined, t)} ${t.objective.title(title)}`,
      t.list.code(goalCode(goal)),
      label === undefined ? undefined : md`${label}`,
      counts({ state }) ? value : undefined,
      weight === undefined ? undefined : t.objective.weight(weight),
    ],
    ' · ',
  );
}
