import { FACTORS, type Factor } from './factors.ts';

/** What a calculator takes of a pulse: the whole, or one factor; undefined where it takes nothing of it. */
export function pulseMeasure(calculator: string | undefined): Factor | 'whole' | undefined {
  if (calculator === 'pulse') return 'whole';
  return FACTORS.find((factor) => calculator === `pulse-${factor}`);
}
