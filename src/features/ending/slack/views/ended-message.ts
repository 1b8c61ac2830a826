import type { EndedLine, EndedNotice } from '../../../../domain/ending/notices.ts';
import { button, context, fitting, LIMITS, section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import { GOAL_ACTIONS } from '../../../goal/index.ts';

/** One screen; the rest is counted. */
const MAX_LINES = 10;

/** To who owns goals whose due day is over. What is still open stands first, with the button that closes it. */
export function endedMessage({ goals, asOf, more }: EndedNotice, t: Texts): Message {
  const text = t.ending;
  const open = goals.filter(({ part }) => part === 'open');
  const lead = open.length > 0 ? text.endedLead(open.length + more) : text.endedDone;
  const all = [...open, ...goals.filter(({ part }) => part !== 'open')];
  const { shown } = fitting(
    all.map((line) => text.endedLine(line, asOf)),
    LIMITS.listsInMessage,
    MAX_LINES,
  );
  const left = all.length - shown.length + more;
  const rest = left > 0 ? text.endedMore(left) : undefined;
  const buttonOf = ({ part, goal }: EndedLine) =>
    part === 'open' ? button(text.endedButton, GOAL_ACTIONS.closeGoal, goal) : undefined;
  return messageOf([
    section(lead),
    ...all.slice(0, shown.length).map((line) => section(text.endedLine(line, asOf), buttonOf(line))),
    ...(rest ? [context(rest)] : []),
  ]);
}
