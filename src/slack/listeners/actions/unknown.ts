import { said } from '../../views/answers.ts';
import type { ListenerDeps } from '../deps.ts';
import type { Routes } from '../routes.ts';
import { answer } from './clicked.ts';

/** Slack waits for an answer to every click, also to one on a button that an older version posted. */
export function register(routes: Routes, deps: ListenerDeps): void {
  routes.otherAction(async (args) => {
    await args.ack();
    if (args.body.view !== undefined) return;
    await answer(deps, args, Promise.resolve(said(deps.texts.command.unknownAction)));
  });
}
