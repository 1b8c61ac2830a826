import { localDateOf } from '../../../domain/time/instant.ts';
import { periodContaining } from '../../../domain/time/periods.ts';
import { digestMessage, withPostButton } from '../../views/digest.ts';
import { reviewView } from '../review.ts';
import { type Command, forLead, forMember } from './invocation.ts';

/** The lead's agenda, in a modal: it is long, and for the lead alone. */
export const review: Command = (invocation) =>
  forLead(invocation, async (team) => {
    const { deps, client, trigger } = invocation;
    await client.views.open({ trigger_id: trigger, view: await reviewView(deps, team) });
    return undefined;
  });

/** The week so far, for who asks alone. */
export const digest: Command = (invocation) =>
  forMember(invocation, async (team) => {
    const { useCases, workspace, clock, texts } = invocation.deps;
    const today = localDateOf(clock.now(), team.zone);
    const week = periodContaining('week', today, team.settings.fiscalYearStart);
    const preview = digestMessage(await useCases.reports.digest(team, week), texts);
    const isLead = (await useCases.may(workspace, invocation.user, 'leadTeam', team)).allowed;
    return isLead ? withPostButton(preview, team.id, texts) : preview;
  });
