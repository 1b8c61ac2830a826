import { FACTORS } from '../../domain/pulse/factors.ts';
import type { FACTOR_TEXTS } from '../en/pulse/factors.ts';

/** What the calculators of a client's pulse compute: the whole, and each factor alone. */
export function pulseCalculators(
  texts: typeof FACTOR_TEXTS,
  whole: string,
  alone: (factor: string) => string,
): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ['pulse', whole],
    ...FACTORS.map((factor) => [`pulse-${factor}`, alone(texts[factor].name)] as const),
  ]);
}
