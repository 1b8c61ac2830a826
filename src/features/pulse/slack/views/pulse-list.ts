import type { KnownBlock, ModalView } from '@slack/types';
import type { ClientPulse, TeamPulses } from '../../../../domain/report/pulse-report.ts';
import {
  atMost,
  button,
  context,
  divider,
  fitting,
  LIMITS,
  modalTitle,
  section,
} from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { clip, lines, type Mrkdwn } from '../../../../text/mrkdwn.ts';
import { PULSE_ACTIONS } from './ids.ts';

/** Two blocks a client at the most, in Slack's hundred. */
const MAX_CLIENTS = 45;
const MAX_IN_REVIEW = 15;

type Row = TeamPulses['clients'][number];

/** The clients of a team with their pulses, those first that wait for the person's score. */
export function pulseList({ team, quarter, clients }: TeamPulses, t: Texts, lead?: Mrkdwn): ModalView {
  const { shown, left } = atMost(clients, MAX_CLIENTS);
  const [due, others] = [shown.filter(({ isDue }) => isDue), shown.filter(({ isDue }) => !isDue)];
  return {
    type: 'modal',
    title: modalTitle(t.pulse.title),
    close: modalTitle(t.word.close),
    blocks: [
      section(lead ?? t.pulse.listLead(team.name, quarter)),
      ...(clients.length === 0 ? [section(t.pulse.noClients)] : []),
      ...(due.length > 0 ? [section(t.pulse.yours)] : []),
      ...due.map((one) => row(one, t)),
      ...(due.length > 0 && others.length > 0 ? [divider()] : []),
      ...others.map((one) => row(one, t)),
      ...(left > 0 ? [context(t.pulse.more(left))] : []),
    ],
  };
}

function row(one: Row, t: Texts): KnownBlock {
  const { id, name } = one.client;
  const accessory = one.isDue
    ? {
        ...button(t.pulse.score, PULSE_ACTIONS.score, id, 'primary'),
        accessibility_label: labelled(t.pulse.scoreLabel(name)),
      }
    : { ...button(t.pulse.show, PULSE_ACTIONS.show, id), accessibility_label: labelled(t.pulse.showLabel(name)) };
  return section(clientLines(one, t), accessory);
}

function labelled(text: string): string {
  return clip(text, LIMITS.buttonText);
}

/** What a list says of one client. */
export function clientLines({ client, last, trend, missing }: ClientPulse, t: Texts): Mrkdwn {
  return lines([
    t.pulse.client(client.name, client.code),
    last === undefined ? t.pulse.notYet : t.pulse.line(last, trend),
    missing.length === 0 ? undefined : t.pulse.missing(missing),
  ]);
}

/** All clients in one text, for a review: where each stands, how it moves, and who has not scored it. */
export function clientsSection({ clients }: TeamPulses, t: Texts): KnownBlock[] {
  if (clients.length === 0) return [];
  const { shown, left } = fitting(
    clients.map((one) => clientLines(one, t)),
    LIMITS.listInSection,
    MAX_IN_REVIEW,
  );
  const more = left > 0 ? t.pulse.reviewMore(left) : undefined;
  return [divider(), section(lines([t.pulse.reviewTitle, ...shown, more]))];
}
