import { templateListView } from '../template-list.ts';
import { type Command, forMember } from './invocation.ts';

/** What a goal can begin from, in a modal: each has a button that opens the form with it filled in. */
export const templates: Command = (invocation) =>
  forMember(invocation, async (team) => {
    const { deps, client, trigger, user } = invocation;
    await client.views.open({ trigger_id: trigger, view: await templateListView(deps, user, team) });
    return undefined;
  });
