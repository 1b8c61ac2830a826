import type { InputBlock, KnownBlock, ModalView, RadioButtons } from '@slack/types';
import type { Client } from '../../../../domain/client/client.ts';
import type { LocalDate } from '../../../../domain/names.ts';
import { byFactor, FACTORS, type Factor, LEVELS } from '../../../../domain/pulse/factors.ts';
import type { GivenPulse } from '../../../../domain/pulse/pulse.ts';
import { MAX_EVIDENCE_LENGTH, type PulseInput } from '../../../../domain/pulse/pulse-input.ts';
import type { QuarterPulse } from '../../../../domain/pulse/quarter-pulse.ts';
import type { Period } from '../../../../domain/time/periods.ts';
import type { Fields } from '../../../../slack/fields.ts';
import { actions, button, context, input, LIMITS, modalTitle, plain, section } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { pulseContext } from './context.ts';
import { PULSE_ACTIONS, PULSE_VIEWS } from './ids.ts';

/** What the form is made from. */
export interface PulseFormContent {
  readonly client: Pick<Client, 'id' | 'name'>;
  readonly quarter: Period;
  readonly today: LocalDate;
  readonly own?: GivenPulse;
  readonly before?: QuarterPulse;
}

const scoreBlock = (factor: Factor) => `score.${factor}`;
const evidenceBlock = (factor: Factor) => `evidence.${factor}`;

/**
 * Five factors, each with what its levels mean and a line of evidence. `chosen` are those that have a score in the form:
 * the last score stands below these alone, so that it leads nobody.
 */
export function pulseForm(content: PulseFormContent, chosen: ReadonlySet<Factor>, t: Texts): ModalView {
  const { client, quarter } = content;
  return {
    type: 'modal',
    callback_id: PULSE_VIEWS.form,
    private_metadata: pulseContext.encode({ client: client.id }),
    title: modalTitle(t.pulse.title),
    submit: modalTitle(t.word.save),
    close: modalTitle(t.word.cancel),
    blocks: [
      section(t.pulse.formLead(client.name, quarter)),
      ...FACTORS.flatMap((factor) => factorBlocks(factor, content, chosen, t)),
      actions(button(t.pulse.skip, PULSE_ACTIONS.skip, client.id)),
    ],
  };
}

function factorBlocks(
  factor: Factor,
  { own, before, today }: PulseFormContent,
  chosen: ReadonlySet<Factor>,
  t: Texts,
): KnownBlock[] {
  return [
    levels(factor, t),
    ...(chosen.has(factor) ? [context(t.pulse.last(factor, { own, before }, today))] : []),
    input(
      {
        block: evidenceBlock(factor),
        label: t.pulse.evidence(factor),
        hint: t.pulse.evidenceHint(MAX_EVIDENCE_LENGTH),
      },
      { type: 'plain_text_input', max_length: MAX_EVIDENCE_LENGTH },
    ),
  ];
}

function levels(factor: Factor, t: Texts): InputBlock {
  const element: RadioButtons = {
    type: 'radio_buttons',
    action_id: PULSE_ACTIONS.level,
    options: LEVELS.map((level) => ({
      text: plain(t.pulse.level(factor, level), LIMITS.optionText),
      description: plain(t.pulse.example(factor, level), LIMITS.optionText),
      value: String(level),
    })),
  };
  return { ...input({ block: scoreBlock(factor), label: t.pulse.factor(factor) }, element), dispatch_action: true };
}

export function readPulse(fields: Fields): PulseInput {
  return byFactor((factor) => ({
    score: fields.choice(scoreBlock(factor)),
    evidence: fields.text(evidenceBlock(factor)),
  }));
}

/** The factors that have a score in the form. */
export function chosenIn(fields: Fields): ReadonlySet<Factor> {
  return new Set(FACTORS.filter((factor) => fields.choice(scoreBlock(factor)) !== undefined));
}
