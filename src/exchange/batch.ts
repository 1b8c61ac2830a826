import { type Compared, comparedWhole, storedAs } from '../domain/exchange/apply.ts';
import type { FieldChange } from '../domain/exchange/field-changes.ts';
import type { RowProblem } from '../domain/exchange/import-problem.ts';
import {
  type AnyItem,
  aboutOf,
  type DecisionItem,
  type GoalItem,
  KEPT_KINDS,
  type Kept,
  type KeptKind,
  type PartItem,
  type WholeItem,
} from '../domain/exchange/item.ts';
import { comparedPart, fullProblem, partOf, partsIn, reviewOf, WHOLE_OF } from '../domain/exchange/parts.ts';
import { isGiven } from '../domain/pulse/pulse.ts';
import type { ImportedLine, ImportTarget } from '../ports/exchange.ts';
import { type Growing, grown } from './grown.ts';
import type { ImportedFile } from './imported-file.ts';
import { mayAdd } from './may-add.ts';
import { valuesOfPulses } from './pulse-values.ts';

/** One line that could be read. */
export interface ReadLine {
  readonly line: number;
  readonly item: AnyItem;
}

/** What other lines of a file may name. */
const NAMED_KINDS = ['team', 'kpi', 'client', 'goal'] as const satisfies readonly KeptKind[];

type Things = { readonly [Kind in KeptKind]: Map<string, Kept[Kind]> };
const things = (): Things => ({
  team: new Map(),
  kpi: new Map(),
  client: new Map(),
  goal: new Map(),
  pulse: new Map(),
  review: new Map(),
});

/** The lines of a part of a file on what is stored, and what they come to. */
export class Batch {
  readonly lines: ImportedLine[] = [];
  readonly #target: ImportTarget;
  readonly #file: ImportedFile;
  /** What is stored, and what the file adds to it. */
  readonly #known = things();
  readonly #fresh = new Set<Kept[KeptKind]>();
  readonly #growing = new Map<string, Growing>();
  /** The goals that a new pulse gives a value, by its id. */
  readonly #fedBy = new Map<string, readonly Kept['goal'][]>();

  constructor(target: ImportTarget, file: ImportedFile) {
    this.#target = target;
    this.#file = file;
  }

  async run(lines: readonly ReadLine[]): Promise<void> {
    await this.#load(lines);
    for (const { line, item } of lines) {
      const outcome = this.#take(item);
      if (typeof outcome === 'string') this.lines.push({ line, outcome, item, ...this.#titleOf(item) });
      else this.lines.push({ line, outcome: 'problem', problems: [{ line, problem: outcome }] });
    }
    if (this.#file.isOfTable) await this.#addPulseValues();
  }

  /** A table of pulses has no check-ins: goals on a pulse have their values of it as if it had been given here. */
  async #addPulseValues(): Promise<void> {
    const given = [...this.#known.pulse.values()].filter((one) => this.#fresh.has(one)).filter(isGiven);
    for (const { pulse, goal, checkIn } of await valuesOfPulses(given, this.#target, this.#known.goal)) {
      if (!this.#known.goal.has(goal.id)) this.#known.goal.set(goal.id, goal);
      const item = { item: 'check-in', goal: goal.id, ...checkIn } as const;
      if (this.#takePart(item) !== 'new') continue;
      this.#fedBy.set(pulse.id, [...(this.#fedBy.get(pulse.id) ?? []), goal]);
    }
    for (const [index, line] of this.lines.entries()) {
      if (line.outcome === 'problem') continue;
      const fed = this.#fedBy.get(line.item.id);
      if (fed !== undefined) this.lines[index] = { ...line, valuesOf: fed.map(({ title }) => title) };
    }
  }

  /** Writes what is new. Returns the ids of what somebody else wrote first. */
  async save(): Promise<ReadonlySet<string>> {
    const lost: string[] = [];
    for (const kind of KEPT_KINDS) {
      const changed = grown(kind, this.#known[kind], this.#growing, this.#file);
      const written = [...this.#known[kind].values()].flatMap((one) => {
        // A pulse comes once its values are there: tried again, it would have none.
        if (this.#fedBy.get(one.id)?.some(({ id }) => lost.includes(id))) return [];
        const next = changed.get(one.id);
        if (this.#fresh.has(one)) return [next ?? one];
        return next === undefined ? [] : [{ ...next, version: (next as Kept['goal']).version + 1 }];
      });
      if (written.length > 0) lost.push(...(await this.#target.save(kind, written as Kept[typeof kind][])));
    }
    return new Set(lost);
  }

  /** Lets later parts of the file know what this one would have written. */
  foresee(): void {
    for (const kind of NAMED_KINDS) {
      for (const [id, one] of this.#known[kind]) if (this.#fresh.has(one)) this.#file.foresee(kind, id, one);
    }
    for (const [key, { added, before }] of this.#growing) {
      if (added.length > 0) this.#file.added.set(key, before + added.length);
    }
  }

  async #load(lines: readonly ReadLine[]): Promise<void> {
    const ids = idsOf(lines);
    for (const kind of KEPT_KINDS) await this.#loadOf(kind, ids[kind]);
    await this.#loadTeamsIn(lines.flatMap(({ item }) => (item.item === 'team' ? [item.channel] : [])));
    const teams = new Set(lines.flatMap(({ item }) => (item.item === 'client' ? [item.team] : [])));
    if (teams.size === 0) return;
    // The code of a client is the only one of its team: what has it has to be known.
    for (const client of await this.#target.clientsOf([...teams])) this.#known.client.set(client.id, client);
    for (const client of this.#file.foreseen('client'))
      if (teams.has(client.team)) this.#known.client.set(client.id, client);
  }

  async #loadTeamsIn(channels: readonly string[]): Promise<void> {
    if (channels.length === 0) return;
    for (const team of await this.#target.teamsIn(channels)) this.#known.team.set(team.id, team);
    for (const team of this.#file.foreseen('team')) this.#known.team.set(team.id, team);
  }

  async #loadOf<Kind extends KeptKind>(kind: Kind, ids: ReadonlySet<string>): Promise<void> {
    if (ids.size === 0) return;
    const known = this.#known[kind] as Map<string, Kept[Kind]>;
    for (const one of await this.#target.load(kind, [...ids])) known.set(one.id, one);
    for (const id of ids) {
      const foreseen = this.#file.foreseenOne(kind, id);
      if (foreseen !== undefined && !known.has(id)) known.set(id, foreseen);
    }
  }

  #take(item: AnyItem): 'new' | Compared | RowProblem {
    switch (item.item) {
      case 'check-in':
      case 'feedback':
      case 'value':
      case 'decision':
      case 'change':
        return this.#takePart(item);
      default:
        return this.#takeWhole(item);
    }
  }

  #takeWhole(item: WholeItem): 'new' | Compared | RowProblem {
    const { isOfTable } = this.#file;
    const stored = this.#known[item.item].get(item.id);
    if (stored !== undefined && item.item === 'goal') this.#keepBlockers(stored as Kept['goal'], item);
    if (stored !== undefined) return comparedWhole(stored, item, isOfTable);
    const problem = mayAdd(item, this.#known, this.#target, this.#file);
    if (problem !== undefined) return problem;
    this.#add(item.item, storedAs(item, this.#target.workspace));
    return 'new';
  }

  #add(kind: KeptKind, whole: Kept[KeptKind]): void {
    (this.#known[kind] as Map<string, Kept[KeptKind]>).set(whole.id, whole);
    this.#fresh.add(whole);
  }

  /** A goal that is there stays as it is; what stands in its way in check-ins that the file adds to it comes with these. */
  #keepBlockers({ id, checkIns }: Kept['goal'], { blockers }: GoalItem): void {
    if (this.#file.isOfTable) return;
    const known = new Set(checkIns.map((one) => one.id));
    this.#file.blockers.set(
      id,
      blockers.filter((one) => !known.has(one.id)),
    );
  }

  #takePart(item: PartItem): 'new' | Compared | RowProblem {
    const kind = WHOLE_OF[item.item];
    const id = aboutOf(item) ?? '';
    const whole = this.#known[kind].get(id) ?? (item.item === 'decision' ? this.#foundReview(item) : undefined);
    if (whole === undefined) return { code: kind === 'kpi' ? 'kpi' : 'goal', typed: id, found: 'none' };
    if ('code' in whole) return whole;
    const growing = this.#growingOf(item, whole);
    const stored = growing.parts.get(item.id);
    if (stored !== undefined) return comparedPart(stored, item, this.#file.isOfTable);
    if ('team' in whole && this.#target.mayWrite?.(whole.team) === false) return this.#notTheLead(whole.team);
    const problem = fullProblem(item.item, roomTaken(growing, item));
    if (problem !== undefined) return problem;
    const part = partOf(item);
    growing.parts.set(item.id, part);
    growing.added.push(part);
    return 'new';
  }

  #growingOf({ item: kind }: PartItem, whole: Kept[KeptKind]): Growing {
    const key = `${kind} ${whole.id}`;
    const known = this.#growing.get(key);
    if (known !== undefined) return known;
    const parts = new Map(partsIn(whole, kind).map((part) => [part.id, part]));
    const growing = { kind, id: whole.id, parts, added: [], before: this.#file.added.get(key) ?? 0 };
    this.#growing.set(key, growing);
    return growing;
  }

  /** A table's decisions bring their review. */
  #foundReview(item: DecisionItem): Kept['review'] | RowProblem {
    const review = { item: 'review', ...reviewOf(item) } as const;
    const problem = mayAdd(review, this.#known, this.#target, this.#file);
    if (problem !== undefined) return problem;
    const stored = storedAs(review, this.#target.workspace) as Kept['review'];
    this.#add('review', stored);
    return stored;
  }

  #notTheLead(team: string): RowProblem {
    return { code: 'not-the-lead', team: this.#known.team.get(team)?.name ?? team };
  }

  #titleOf(item: AnyItem): { readonly goal?: string } {
    const goal = 'goal' in item && item.item !== 'decision' ? this.#known.goal.get(item.goal ?? '')?.title : undefined;
    return goal === undefined ? {} : { goal };
  }
}

/** How many parts of its kind something has beside an item; the fields of a change are one. */
function roomTaken({ parts, before }: Growing, item: PartItem): number {
  if (item.item !== 'change') return parts.size + before;
  const others = [...parts.values()].map((part) => (part as FieldChange).change);
  return new Set(others.filter((change) => change !== item.change)).size;
}

/** What the lines of a batch are about. */
function idsOf(lines: readonly ReadLine[]): Readonly<Record<KeptKind, Set<string>>> {
  const ids = Object.fromEntries(KEPT_KINDS.map((kind) => [kind, new Set<string>()])) as Record<KeptKind, Set<string>>;
  for (const { item } of lines) {
    switch (item.item) {
      case 'check-in':
      case 'feedback':
      case 'value':
      case 'decision':
      case 'change':
        ids[WHOLE_OF[item.item]].add(aboutOf(item) ?? '');
        break;
      case 'pulse':
        ids.client.add(item.client);
        ids.team.add(item.team);
        ids.pulse.add(item.id);
        break;
      default:
        ids[item.item].add(item.id);
        if ('team' in item) ids.team.add(item.team);
    }
  }
  return ids;
}
