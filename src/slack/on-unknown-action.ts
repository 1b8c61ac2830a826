import type { ListenerDeps } from './listener-deps.ts';
import { answer } from './on-button.ts';
import type { Routes } from './routes.ts';
import { textMessage } from './views/replies.ts';

/** Slack waits for an answer to every click, also to one on a button that an older version posted. */
export function onUnknownAction(routes: Routes<ListenerDeps>): void {
  routes.unknownAction(async (args, deps) => {
    await args.ack();
    if (args.body.view !== undefined) return;
    await answer(deps, args, Promise.resolve(textMessage(deps.texts.command.unknownAction)));
  });
}
