import type { Feature } from '../feature.ts';
import { pulseCommands } from './slack/commands.ts';
import type { PulseListenerUseCases, PulseOwn } from './slack/deps.ts';
import { onPulse } from './slack/on-pulse.ts';
import { submitPulse } from './slack/submit-pulse.ts';
import { pulseSection } from './slack/views/pulse-page.ts';
import { texts } from './texts.ts';
import { type PulsePorts, pulseFollowUps, pulseUseCases } from './use-cases.ts';

export type { PulseDeps, PulseListenerUseCases } from './slack/deps.ts';
export { clientsPicture } from './slack/views/clients-picture.ts';
export { clientsSection } from './slack/views/pulse-list.ts';

/** The five-factor pulse of a client: scores with evidence, where the relationship stands, and what to do next. */
export const pulse = {
  name: 'pulse',
  useCases: pulseUseCases,
  followUps: pulseFollowUps,
  duties: (followUps) => [{ name: 'pulses', phase: 'settle', run: followUps.sweepPulses }],
  texts,
  notices: {},
  commands: pulseCommands,
  clientSection: async (useCases, request, t) => {
    const shown = await useCases.showPulse(request);
    return shown === undefined ? [] : pulseSection(shown, t);
  },
  listen: (routes) => {
    for (const listen of [onPulse, submitPulse]) listen(routes);
  },
} satisfies Feature<PulsePorts, PulseOwn, PulseListenerUseCases>;
