import { COUNT, calculator } from './calculator.ts';

/** Net Promoter Score: from -100, where everybody is a detractor, to 100. Passives count among the answers alone. */
export const nps = calculator({
  id: 'nps',
  unit: 'score',
  inputs: { promoters: COUNT, passives: COUNT, detractors: COUNT },
  formula: '(promoters - detractors) / (promoters + passives + detractors) * 100',
  source: 'F. F. Reichheld, "The One Number You Need to Grow", Harvard Business Review, December 2003',
  example: { inputs: { promoters: 50, passives: 30, detractors: 20 }, value: 30 },
  value: ({ promoters, passives, detractors }) =>
    ((promoters - detractors) * 100) / (promoters + passives + detractors),
  together: ({ promoters, passives, detractors }) =>
    promoters + passives + detractors === 0 ? { field: 'promoters', problem: { code: 'nothing-counted' } } : undefined,
});
