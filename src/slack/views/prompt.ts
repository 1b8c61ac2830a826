import type { PromptNotice } from '../../domain/notice.ts';
import type { Texts } from '../../text/index.ts';
import { lines } from '../../text/mrkdwn.ts';
import { ACTIONS } from '../ids.ts';
import { actions, button, fallback, fitting, LIMITS, section } from './blocks.ts';
import type { Message } from './message.ts';

const MOST_GOALS = 20;

/** The direct message that asks a person for a round. Edited when the answers are in, or when the round is over. */
export function promptMessage(notice: PromptNotice, t: Texts): Message {
  const name = t.word.round(notice.roundKind, notice.period);
  if (notice.state === 'answered') {
    const text = t.round.promptAnswered(name, notice.goals.length);
    return { text: fallback(text), blocks: [section(text)] };
  }
  const answer = actions(button(t.word.checkIn, ACTIONS.checkIn, notice.round, 'primary'));
  if (notice.state === 'closed') {
    const text = t.round.promptClosed(name);
    return { text: fallback(text), blocks: [section(text), answer] };
  }
  const lead = t.round.promptLead(name, notice.teamName, notice.goals.length, notice.closesOn);
  const { shown, left } = fitting(notice.goals.map(t.round.promptGoal), LIMITS.listInSection, MOST_GOALS);
  const goals = lines([...shown, left > 0 ? t.round.more(left) : undefined]);
  return { text: fallback(lead, goals), blocks: [section(lead), section(goals), answer] };
}
