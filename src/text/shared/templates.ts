import type { Benchmark, Cadence } from '../../domain/goal/goal.ts';
import type { Direction, Unit } from '../../domain/kpi/kpi.ts';
import type { LibraryId } from '../../domain/templates/library.ts';
import type { PublishedBenchmark } from '../../domain/templates/template.ts';
import type { words } from '../en/words.ts';
import type { Formats } from '../format.ts';
import { lines, type Mrkdwn, md } from '../mrkdwn.ts';

/** What a language says of one template of the library. */
interface About {
  readonly name: string;
  readonly definition: string;
  readonly formula: string;
  /** Whom the benchmark is about; absent where there is none. */
  readonly benchmarkOf?: string;
}

/** What a language says of templates. */
interface TemplateWords {
  readonly about: Readonly<Record<LibraryId, About>>;
  readonly cadences: Readonly<Record<Cadence, string>>;
  /** What each calculator computes, and from what, in 75 characters. */
  readonly calculators: Readonly<Record<string, string>>;
  readonly noBenchmark: Mrkdwn;
  readonly benchmark: (value: string, source: string) => Mrkdwn;
}

export type LibraryTexts = TemplateWords['about'];

/** What is shown of a template beside its name. */
interface Shown {
  readonly direction: Direction;
  readonly unit: Unit;
  readonly cadence?: Cadence;
}

/** How templates are listed. Names and sources of what was published are not translated. */
export function templateTexts(
  format: Formats,
  word: ReturnType<typeof words>,
  { about, cadences, calculators, noBenchmark, benchmark: benchmarkText }: TemplateWords,
) {
  /** `First Page Sage, Customer Retention Rates by Industry, 2025 (…)` */
  const source = ({ source: from, year }: PublishedBenchmark, id: LibraryId) => {
    const { benchmarkOf } = about[id];
    return `${from}, ${year}${benchmarkOf === undefined ? '' : ` (${benchmarkOf})`}`;
  };
  const facts = ({ direction, unit, cadence }: Shown) =>
    [word.direction(direction), word.unit(unit), ...(cadence === undefined ? [] : [cadences[cadence]])].join(' · ');
  const usual = ({ value, source: from }: Benchmark, unit: Unit) => benchmarkText(format.value(value, unit), from);

  return {
    name: (id: LibraryId) => about[id].name,
    source,
    cadence: (cadence: Cadence) => cadences[cadence],
    calculator: (id: string) => calculators[id] ?? id,
    libraryLine: (id: LibraryId, shown: Shown, benchmark: PublishedBenchmark | undefined): Mrkdwn =>
      lines([
        md`*${about[id].name}*`,
        md`${about[id].definition}`,
        md`_${about[id].formula}_`,
        md`${facts(shown)}`,
        benchmark ? usual({ value: benchmark.value, source: source(benchmark, id) }, shown.unit) : noBenchmark,
      ]),
    teamLine: (name: string, definition: string | undefined, shown: Shown, benchmark: Benchmark | undefined): Mrkdwn =>
      lines([
        md`*${name}*`,
        definition === undefined ? undefined : md`${definition}`,
        md`${facts(shown)}`,
        benchmark && usual(benchmark, shown.unit),
      ]),
  };
}
