import type { NextStep } from '../../domain/report/next-step.ts';
import type { Texts } from '../../text/index.ts';
import { lines } from '../../text/mrkdwn.ts';
import { ACTIONS } from '../ids.ts';
import { actions, button, fallback, section } from './blocks.ts';
import type { Message } from './message.ts';

interface HelpOptions {
  /** What was typed and is no command, and the nearest one. */
  readonly unknown?: { readonly typed: string; readonly nearest: string };
  /** Absent where nobody looked, or the store did not answer. */
  readonly next?: NextStep;
}

/** What to do next, then every command: for everybody, and for leads. Where one command was meant, that alone. */
export function helpMessage(t: Texts, { unknown, next }: HelpOptions = {}): Message {
  const { help } = t.command;
  const first = unknown && t.command.unknown(unknown.typed, unknown.nearest);
  if (first && unknown.nearest !== 'help') return { text: fallback(first), blocks: [section(first)] };
  const now = next && help.next(next);
  const everyone = lines([help.lead, ...help.everyone]);
  const leads = lines([help.leadsLead, ...help.leads]);
  const checkIn = next?.do === 'check-in' ? actions(button(t.word.checkIn, ACTIONS.checkIn, '', 'primary')) : undefined;
  return {
    text: fallback(first, now, everyone, leads),
    blocks: [
      ...(first ? [section(first)] : []),
      ...(now ? [section(now)] : []),
      ...(checkIn ? [checkIn] : []),
      section(everyone),
      section(leads),
    ],
  };
}
