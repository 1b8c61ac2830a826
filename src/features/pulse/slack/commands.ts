import type { TeamPulses } from '../../../domain/report/pulse-report.ts';
import { findNamed } from '../../../domain/search.ts';
import type { Command, Invocation } from '../../../slack/goal-command.ts';
import { openModal, type PicturedContent } from '../../../slack/open-modal.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import { forTeam } from '../../team/index.ts';
import type { PulseListenerUseCases } from './deps.ts';
import { formOf, pageOf } from './pulse-view.ts';
import { pulseList } from './views/pulse-list.ts';

type Run = Invocation<PulseListenerUseCases>;

export const pulseCommands: readonly Command<PulseListenerUseCases>[] = [
  {
    word: 'pulse',
    rank: 47,
    about: (t) => t.pulse.about,
    opensModal: true,
    run: (run) => openModal(run.deps, run, pulseMeant(run)),
  },
];

/** All clients of the team, or the one that was typed: its form where the person is to score it, else its page. */
function pulseMeant(run: Run): Promise<PicturedContent> {
  const { deps, user: person, rest } = run;
  const { useCases, workspace, texts } = deps;
  return forTeam(run, async (team): Promise<PicturedContent> => {
    const pulses = await useCases.teamPulses({ workspace, person, team });
    if (pulses === undefined) return textMessage(texts.command.teamGone);
    if (rest === '') return pulseList(pulses, texts);
    const found = calledSo(pulses, rest);
    const [one, ...others] = found;
    if (one === undefined) return textMessage(texts.pulse.noSuchClient(rest));
    if (others.length > 0) return pulseList({ ...pulses, clients: found }, texts, texts.pulse.whichClient(rest));
    return one.isDue ? formOf(deps, person, one.client.id) : pageOf(deps, person, one.client.id);
  });
}

/** The client of a code, else those whose names fit. */
function calledSo({ clients }: TeamPulses, typed: string): TeamPulses['clients'] {
  const code = typed.trim().toUpperCase();
  const exact = clients.filter(({ client }) => client.code === code);
  return exact.length > 0 ? exact : findNamed(clients, typed, ({ client }) => client.name);
}
