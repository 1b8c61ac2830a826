import { calculators as calculatorsDe } from '../../text/de/goal/calculators.ts';
import { changes as changesDe } from '../../text/de/goal/changes.ts';
import { coachTexts as coachTextsDe } from '../../text/de/goal/coach.ts';
import { feedback as feedbackDe } from '../../text/de/goal/feedback.ts';
import { goalForm as goalFormDe } from '../../text/de/goal/form.ts';
import { history as historyDe } from '../../text/de/goal/history.ts';
import { kpis as kpisDe } from '../../text/de/goal/kpis.ts';
import { list as listDe } from '../../text/de/goal/list.ts';
import { objectives as objectivesDe } from '../../text/de/goal/objectives.ts';
import { pictures as picturesDe } from '../../text/de/goal/pictures.ts';
import { templates as templatesDe } from '../../text/de/goal/templates.ts';
import { trend as trendDe } from '../../text/de/goal/trend.ts';
import { written as writtenDe } from '../../text/de/goal/written.ts';
import { calculators } from '../../text/en/goal/calculators.ts';
import { changes } from '../../text/en/goal/changes.ts';
import { coachTexts } from '../../text/en/goal/coach.ts';
import { feedback } from '../../text/en/goal/feedback.ts';
import { goalForm } from '../../text/en/goal/form.ts';
import { history } from '../../text/en/goal/history.ts';
import { kpis } from '../../text/en/goal/kpis.ts';
import { list } from '../../text/en/goal/list.ts';
import { objectives } from '../../text/en/goal/objectives.ts';
import { pictures } from '../../text/en/goal/pictures.ts';
import { templates } from '../../text/en/goal/templates.ts';
import { trend } from '../../text/en/goal/trend.ts';
import { written } from '../../text/en/goal/written.ts';
import type { FeatureTexts } from '../../text/index.ts';

/** What the feature says to people, in every language. */
export const texts = {
  en: {
    coach: coachTexts,
    template: templates,
    calculator: calculators,
    kpis,
    list,
    history,
    feedback,
    goalForm,
    written,
    change: changes,
    objective: objectives,
    trend,
    picture: pictures,
  },
  de: {
    coach: coachTextsDe,
    template: templatesDe,
    calculator: calculatorsDe,
    kpis: kpisDe,
    list: listDe,
    history: historyDe,
    feedback: feedbackDe,
    goalForm: goalFormDe,
    written: writtenDe,
    change: changesDe,
    objective: objectivesDe,
    trend: trendDe,
    picture: picturesDe,
  },
} satisfies FeatureTexts;
