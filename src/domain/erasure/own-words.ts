import type { AnswerEntry } from '../check-in/answer.ts';
import type { Client } from '../client/client.ts';
import type { CheckIn, Decisions, Goal, GoalChange, HelpRequest, Outcome } from '../goal/goal.ts';
import type { UserId } from '../names.ts';
import { byFactor } from '../pulse/factors.ts';
import { isGiven, type Pulse } from '../pulse/pulse.ts';
import type { Decision, ObjectiveDecision } from '../review/review.ts';
import type { Skip } from '../round/round.ts';

/** In place of words where there has to be a text. */
export const ERASED = '…';

const CHECK_IN_WORDS = ['note', 'obstacles', 'adjust', 'feedback', 'learned'] as const;
const OUTCOME_WORDS = ['reason', 'learned', 'closing'] as const;

/** Takes words away, and remembers them, so that copies of them can be found. */
export class WordEraser {
  readonly taken = new Set<string>();
  readonly #person: UserId;

  constructor(person: UserId) {
    this.#person = person;
  }

  /**
   * A goal without what the person wrote about it in their own voice: comments, blockers, feedback, reasons, what was
   * proposed, asked and answered, and what was learned. Numbers, titles, actions, and what else the team works with stay.
   */
  goal(goal: Goal): Goal {
    const { checkIns, blockers, feedback, changes, outcome, helps, proposals } = goal;
    const isMine = (by: UserId) => by === this.#person;
    return {
      ...goal,
      checkIns: checkIns.map((one) => this.checkIn(one)),
      blockers: blockers.map((one) => (isMine(one.openedBy) ? { ...one, text: this.#text(one.text) } : one)),
      ...(feedback && {
        feedback: feedback.map((one) => (isMine(one.from ?? one.by) ? { ...one, text: this.#text(one.text) } : one)),
      }),
      ...(helps && { helps: helps.map((one) => this.#help(one)) }),
      ...(proposals && { proposals: proposals.map((one) => (isMine(one.by) ? this.#without(one, ['words']) : one)) }),
      ...(changes && { changes: changes.map((one, index) => this.#change(one, closerBefore(changes, index))) }),
      ...(outcome && {
        outcome: closerBefore(changes ?? [], changes?.length ?? 0) === this.#person ? this.#outcome(outcome) : outcome,
      }),
    };
  }

  /** A client that the person does not look after any more, without why they changed it. Its notes are the team's. */
  client(client: Client): Client {
    const people = client.people.filter((one) => one !== this.#person);
    const { changes } = client;
    return {
      ...client,
      people,
      ...(changes && {
        changes: changes.map((one) => (one.by === this.#person ? this.#without(one, ['reason']) : one)),
      }),
    };
  }

  /** A pulse without what the person gave as evidence, or as the reason of a skip; the scores stay. */
  pulse(pulse: Pulse): Pulse {
    if (pulse.by !== this.#person) return pulse;
    if (!isGiven(pulse)) return { ...pulse, skipped: this.#text(pulse.skipped) };
    const { scores } = pulse;
    const without = byFactor((factor) => ({ ...scores[factor], evidence: this.#text(scores[factor].evidence) }));
    return { ...pulse, scores: without };
  }

  checkIn(checkIn: CheckIn): CheckIn {
    return checkIn.by === this.#person ? this.#without(checkIn, CHECK_IN_WORDS) : checkIn;
  }

  entry(entry: AnswerEntry): AnswerEntry {
    return { ...entry, checkIn: this.checkIn(entry.checkIn) };
  }

  skip(skip: Skip): Skip {
    return skip.by === this.#person ? { ...skip, reason: this.#text(skip.reason) } : skip;
  }

  /** Without why the person decided so in a review, and what they asked there. */
  decision(decision: Decision): Decision {
    if (decision.by !== this.#person) return decision;
    const { help, ...rest } = this.#without(decision, ['reason']);
    return { ...rest, ...(help && { help: { ...help, question: this.#text(help.question) } }) };
  }

  objective(decision: ObjectiveDecision): ObjectiveDecision {
    return decision.by === this.#person ? this.#without(decision, ['reason']) : decision;
  }

  #help({ question, answer, ...asked }: HelpRequest): HelpRequest {
    return {
      ...asked,
      question: asked.by === this.#person ? this.#text(question) : question,
      ...(answer && { answer: asked.to === this.#person ? { ...answer, text: this.#text(answer.text) } : answer }),
    };
  }

  #change(change: GoalChange, closer: UserId | undefined): GoalChange {
    const own = change.by === this.#person;
    const { reason: _, ...rest } = change;
    if (own && change.reason !== undefined) this.#text(change.reason);
    return {
      ...(own ? rest : change),
      was: closer === this.#person ? this.#decisions(change.was) : change.was,
      now: own ? this.#decisions(change.now) : change.now,
    };
  }

  #decisions(decisions: Decisions): Decisions {
    return decisions.outcome ? { ...decisions, outcome: this.#outcome(decisions.outcome) } : decisions;
  }

  #outcome(outcome: Outcome): Outcome {
    return this.#without(outcome, OUTCOME_WORDS);
  }

  #text(text: string): string {
    if (text !== ERASED) this.taken.add(text);
    return ERASED;
  }

  #without<T extends object>(value: T, keys: readonly (keyof T)[]): T {
    const rest = { ...value };
    for (const key of keys) {
      const text = rest[key];
      if (typeof text === 'string') this.#text(text);
      delete rest[key];
    }
    return rest;
  }
}

/** Who closed the goal last, before one of its changes. */
function closerBefore(changes: readonly GoalChange[], index: number): UserId | undefined {
  return changes.slice(0, index).findLast(({ now }) => now.outcome)?.by;
}
