import { ACTIONS } from '../../ids.ts';
import { readKudosValue } from '../../inputs.ts';
import { said } from '../../views/answers.ts';
import type { ListenerDeps } from '../deps.ts';
import type { Routes } from '../routes.ts';
import { onButton } from './clicked.ts';

/** The button of a celebration with which anybody cheers, once. */
export function register(routes: Routes, deps: ListenerDeps): void {
  onButton(routes, deps, ACTIONS.kudos, async ({ user: person, value }) => {
    const { useCases, workspace, texts } = deps;
    const given = await useCases.giveKudos({ workspace, person, ...readKudosValue(value) });
    deps.nudge();
    // The message itself says it: one more name stands in it.
    return given === 'given' ? undefined : said(texts.channel.kudosAnswer(given));
  });
}
