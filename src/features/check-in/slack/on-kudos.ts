import { onButton } from '../../../slack/on-button.ts';
import type { Routes } from '../../../slack/routes.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { CheckInDeps } from './deps.ts';
import { kudosButton } from './views/celebration.ts';
import { CHECK_IN_ACTIONS } from './views/ids.ts';

/** The button of a celebration with which anybody gives kudos, once. */
export function onKudos(routes: Routes<CheckInDeps>): void {
  onButton(routes, CHECK_IN_ACTIONS.kudos, async (deps, { user: person, value }) => {
    const { useCases, workspace, texts } = deps;
    const given = await useCases.giveKudos({ workspace, person, ...kudosButton.decode(value) });
    deps.requestDelivery();
    // The message itself says it: one more name stands in it.
    return given === 'given' ? undefined : textMessage(texts.kudos.answer(given));
  });
}
