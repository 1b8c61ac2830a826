import type { KnownBlock, ModalView } from '@slack/types';
import type { UserId } from '../../../../domain/names.ts';
import { LEVELS } from '../../../../domain/pulse/factors.ts';
import { type FactorPulse, factorOf, type QuarterPulse } from '../../../../domain/pulse/quarter-pulse.ts';
import { changeOf } from '../../../../domain/pulse/trend.ts';
import type { ShownPulse } from '../../../../domain/report/pulse-report.ts';
import { actions, button, context, divider, LIMITS, modalTitle, section } from '../../../../slack/views/blocks.ts';
import type { PlacedPicture } from '../../../../slack/views/pictured-modal.ts';
import { type Scores, scoresPicture, scoresStory } from '../../../../slack/views/scores-picture.ts';
import type { Texts } from '../../../../text/index.ts';
import { clip, lines, type Mrkdwn } from '../../../../text/mrkdwn.ts';
import { plannedStep } from './context.ts';
import { PULSE_ACTIONS } from './ids.ts';

/** Quarters in the history, and goals that the next step can be added to. */
const MAX_QUARTERS = 8;
const MAX_GOALS = 5;

/** What a page is shown for. */
export interface PageNote {
  /** What a click or a submission came to. */
  readonly note?: Mrkdwn | undefined;
  /** The client that the person is to score next. */
  readonly next?: { readonly id: string; readonly name: string } | undefined;
}

/** The pulse of a client: the last quarter beside the one before, where it stands, and what to do about the weakest factor. */
export function pulsePage(shown: ShownPulse, { note, next }: PageNote, t: Texts): ModalView {
  const { client, quarters, hidden, skips, mayScore } = shown;
  const now = quarters.at(-1);
  const buttons = [
    ...(next === undefined ? [] : [button(t.pulse.next(next.name), PULSE_ACTIONS.scoreNext, next.id, 'primary')]),
    ...(mayScore ? [scoreButton(shown, t)] : []),
  ];
  return {
    type: 'modal',
    title: modalTitle(t.pulse.title),
    close: modalTitle(t.word.close),
    blocks: [
      ...(note === undefined ? [] : [section(note)]),
      ...(now === undefined
        ? [section(lines([t.pulse.client(client.name, client.code), t.pulse.notYet]))]
        : quarterBlocks(shown, now, t)),
      ...(hidden === undefined ? [] : [context(t.pulse.hidden(hidden))]),
      ...(skips.length === 0 ? [] : [context(lines(skips.map(({ by, reason }) => t.pulse.skips(by, reason))))]),
      ...(buttons.length === 0 ? [] : [actions(...buttons)]),
    ],
  };
}

function scoreButton({ client, quarters, isDue }: ShownPulse, t: Texts) {
  return button(
    isDue || quarters.length === 0 ? t.pulse.score : t.pulse.scoreAgain,
    PULSE_ACTIONS.scoreHere,
    client.id,
  );
}

function quarterBlocks(shown: ShownPulse, now: QuarterPulse, t: Texts): KnownBlock[] {
  const { client, quarters, trend } = shown;
  const before = quarters.at(-2);
  const weakest = factorOf(now, now.weakest);
  return [
    section(lines([t.pulse.resultTitle(client.name, now.quarter), t.pulse.whole(now, trend)])),
    section(lines(now.factors.map((one) => t.pulse.factorLine(one, before && changeOf(one.factor, now, before))))),
    section(t.pulse.place(now.place)),
    ...(quarters.length > 1 ? [context(t.pulse.history(quarters.slice(-MAX_QUARTERS)))] : []),
    divider(),
    ...nextStep(shown, weakest, t),
    section(evidence(weakest, t)),
    context(t.pulse.placeRule()),
  ];
}

function evidence({ factor, given }: FactorPulse, t: Texts): Mrkdwn {
  return lines([t.pulse.evidenceTitle(factor), ...given.map((one) => t.pulse.evidenceOf(one.by, one.evidence))]);
}

/** What to do about the weakest factor, and the goals for which it can become an action. */
function nextStep({ client, goals, isLive }: ShownPulse, weakest: FactorPulse, t: Texts): KnownBlock[] {
  const step = t.pulse.nextStep(weakest.factor, weakest.mean, client.name);
  const text = lines([t.pulse.weakest(weakest), t.pulse.proposed(step)]);
  const [first] = goals;
  if (!isLive) return [section(text)];
  if (first === undefined) return [section(text), context(t.pulse.noGoal(client.name))];
  const planned = goals.find(({ actions: open = [] }) => open.some((action) => action.text === step));
  if (planned !== undefined) return [section(text), context(t.pulse.plannedAlready(planned.title))];
  return [
    section(text),
    context(t.pulse.planHint),
    ...goals.slice(0, MAX_GOALS).map(({ id, title }) =>
      section(t.pulse.planGoal(title), {
        ...button(t.pulse.plan, PULSE_ACTIONS.plan, plannedStep.encode({ client: client.id, goal: id })),
        accessibility_label: clip(t.pulse.planLabel(title), LIMITS.buttonText),
      }),
    ),
  ];
}

/** What the page of a client says of its pulse. */
export function pulseSection(shown: ShownPulse, t: Texts): KnownBlock[] {
  const { client, quarters, trend, isDue } = shown;
  const last = quarters.at(-1);
  const accessory = isDue
    ? button(t.pulse.score, PULSE_ACTIONS.score, client.id, 'primary')
    : button(t.pulse.show, PULSE_ACTIONS.show, client.id);
  return [
    section(lines([t.pulse.heading, last === undefined ? t.pulse.notYet : t.pulse.line(last, trend)]), accessory),
    ...(quarters.length > 1 ? [context(t.pulse.history(quarters.slice(-MAX_QUARTERS)))] : []),
  ];
}

/**
 * The picture of a page, below its scores in words: those of the last quarter beside the one before. None where nobody
 * scored the client. What a person sees who is still to score is a picture of its own.
 */
export function pulsePictures(shown: ShownPulse, { note }: PageNote, person: UserId, t: Texts): PlacedPicture[] {
  const now = shown.quarters.at(-1);
  if (now === undefined) return [];
  const scores = scoresOf(shown, now, t);
  const whose = shown.hidden === undefined ? 'all' : person;
  const place = ['pulse', shown.client.id, whose, t.locale].join('|');
  const at = note === undefined ? 2 : 3;
  return [{ picture: scoresPicture(scores, t), story: scoresStory(scores, t), place, at }];
}

function scoresOf({ client, quarters }: ShownPulse, now: QuarterPulse, t: Texts): Scores {
  const before = quarters.at(-2);
  return {
    title: t.pulse.pictureTitle(client.name),
    least: LEVELS[0],
    greatest: LEVELS[4],
    scores: now.factors.map(({ factor, mean, spread }) => ({
      name: t.pulse.factorName(factor),
      now: mean,
      ...(before && { before: factorOf(before, factor).mean }),
      ...(spread && { spread }),
    })),
    now: t.pulse.quarter(now.quarter),
    before: before === undefined ? '' : t.pulse.quarter(before.quarter),
  };
}
