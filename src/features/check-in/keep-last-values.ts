import type { Goal } from '../../domain/goal/goal.ts';
import type { RoundId } from '../../domain/names.ts';
import { askedOf } from '../../domain/round/round.ts';
import type { RoundRefusal } from '../../domain/round/round-changes.ts';
import { admit } from '../../ports/actors.ts';
import { answerNoChange, type NoChangePorts, type NoChangeRequest } from './answer-no-change.ts';
import { type ApplyAnswerPorts, applyAnswer } from './apply-answer.ts';
import { applyPendingAnswers } from './apply-pending-answers.ts';
import { dueInRounds } from './due-items.ts';

export type LastValuesKept =
  | {
      readonly ok: true;
      /** These have no value yet, and stay open. */
      readonly withoutValue: readonly Goal[];
    }
  | { readonly ok: false; readonly why: RoundRefusal };

/**
 * Answers with the last values what a round asks of a person or, where none is named, everything that is due in whichever
 * round, and brings the answers to their goals. What can be answered is, also where something else was refused.
 */
export function keepLastValues(ports: NoChangePorts & ApplyAnswerPorts) {
  const answer = answerNoChange(ports);
  const apply = applyAnswer(ports);
  const applyPending = applyPendingAnswers(ports);
  const due = dueInRounds(ports);
  const roundsOf = async ({ workspace, person }: Pick<NoChangeRequest, 'workspace' | 'person'>) => {
    const { waiting } = await due(workspace, person);
    return [...new Set(waiting.flatMap(({ round }) => round ?? []))];
  };
  /** What was said before is brought to its goals first: else the value before it would be said again, after it. */
  const catchUpOn = async ({ workspace, person, round: id }: NoChangeRequest): Promise<void> => {
    const round = await ports.rounds.get(id);
    if (round?.workspace === workspace) await applyPending(workspace, askedOf(round, person));
  };
  const inRound = async (request: NoChangeRequest): Promise<LastValuesKept> => {
    await catchUpOn(request);
    const done = await answer(request);
    if (done.ok && done.answer !== undefined) await apply(done.answer);
    return done;
  };
  return async (request: Omit<NoChangeRequest, 'round'> & { readonly round?: RoundId }): Promise<LastValuesKept> => {
    await admit(ports.directory, request.workspace, request.person);
    const rounds = request.round === undefined ? await roundsOf(request) : [request.round];
    const done: LastValuesKept[] = rounds.length === 0 ? [{ ok: false, why: 'nothing-open' }] : [];
    for (const round of rounds) done.push(await inRound({ ...request, round }));
    const refused = done.find(({ ok }) => !ok);
    return refused ?? { ok: true, withoutValue: done.flatMap((one) => (one.ok ? one.withoutValue : [])) };
  };
}
