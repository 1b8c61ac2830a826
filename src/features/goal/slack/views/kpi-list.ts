import type { KnownBlock, ModalView } from '@slack/types';
import type { Indicator } from '../../../../domain/goal/indicator.ts';
import type { LocalDate } from '../../../../domain/names.ts';
import type { KpiLine } from '../../../../domain/report/kpi-report.ts';
import { idsCodec } from '../../../../slack/codec.ts';
import { atMost, button, context, input, modalTitle, section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import { GOAL_ACTIONS, GOAL_VIEWS } from './ids.ts';

/** The KPI that a value is added to, kept in `private_metadata`. */
export const kpiContext = idsCodec('kpi');

/** As many as a message has room for. */
const MAX_KPIS = 40;
const MAX_VALUE_LENGTH = 40;

/** The KPIs of a team. A value is said of the goal that runs on the KPI or, where none does, of the KPI itself. */
export function kpiList(
  { team, kpis }: { readonly team: string; readonly kpis: readonly KpiLine[] },
  t: Texts,
): Message {
  const { shown, left } = atMost(kpis, MAX_KPIS);
  const heading = t.kpis.heading(team);
  const texts = shown.map((line) => lineText(line, t));
  const more = left > 0 ? t.kpis.more(left) : undefined;
  const none = kpis.length === 0 ? t.kpis.none : undefined;
  return messageOf([
    section(heading),
    ...shown.map(({ kpi, enteredFor }, index): KnownBlock => {
      const [action, value] =
        enteredFor === undefined ? [GOAL_ACTIONS.addKpiValue, kpi.id] : [GOAL_ACTIONS.addValue, enteredFor];
      return { ...section(texts[index] ?? heading, button(t.kpis.add, action, value)), block_id: kpi.id };
    }),
    ...(more ? [context(more)] : []),
    ...(none ? [section(none)] : []),
  ]);
}

function lineText({ kpi, latest, days, goals }: KpiLine, t: Texts) {
  const titles = (isActive: boolean) =>
    goals.filter(({ state }) => (state === 'active') === isActive).map(({ title }) => title);
  const { name, unit } = kpi;
  return t.kpis.line({ name, unit, ...(latest && { latest }), days, goals: titles(true), past: titles(false) });
}

/** The form of a value of a KPI that has no goal. */
export function kpiValueModal({ id, name }: Pick<Indicator, 'id' | 'name'>, today: LocalDate, t: Texts): ModalView {
  const text = t.kpis;
  return {
    type: 'modal',
    callback_id: GOAL_VIEWS.kpiValue,
    private_metadata: kpiContext.encode({ kpi: id }),
    title: modalTitle(text.title),
    submit: modalTitle(text.submit),
    close: modalTitle(t.word.cancel),
    blocks: [
      section(text.about(name)),
      input({ block: 'value', label: text.value }, { type: 'plain_text_input', max_length: MAX_VALUE_LENGTH }),
      input({ block: 'on', label: text.on }, { type: 'datepicker', initial_date: today }),
    ],
  };
}
