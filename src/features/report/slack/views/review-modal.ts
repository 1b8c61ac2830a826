import type { KnownBlock, ModalView } from '@slack/types';
import type { Advice } from '../../../../domain/coach/coach.ts';
import type { GoalId, LocalDate } from '../../../../domain/names.ts';
import type { Standing } from '../../../../domain/progress/standing.ts';
import type { Agenda } from '../../../../domain/report/agenda.ts';
import type { SilentPerson } from '../../../../domain/report/unanswered-rounds.ts';
import type { Team } from '../../../../domain/team/team.ts';
import { idsCodec } from '../../../../slack/codec.ts';
import { atMost, divider, fitting, LIMITS, modalTitle, section } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { fits, lines, type Mrkdwn, md } from '../../../../text/mrkdwn.ts';
import { EXCERPT } from '../../../../text/shared/excerpts.ts';
import { blockerRow } from '../../../check-in/index.ts';
import { coachLines, moreToRead } from '../../../goal/index.ts';
import { REPORT_VIEWS } from './ids.ts';

/** The team whose review a modal shows. */
export const reviewContext = idsCodec('team');

/** Seven parts of a divider, a heading, these lines and a count, overdue actions and who is silent, under one lead: 97 of Slack's hundred blocks. */
const MAX_LINES = 10;

/** What a review says beside its agenda: what the coach has to say of goals, and who did not answer lately. */
export interface ReviewExtras {
  readonly advice: ReadonlyMap<GoalId, Advice>;
  readonly silent: readonly SilentPerson[];
}

const NO_EXTRAS: ReviewExtras = { advice: new Map(), silent: [] };

/** The lead's agenda: what needs a decision comes first. Goals that the coach has something against say what. */
export function reviewModal(
  team: Pick<Team, 'id' | 'name'>,
  agenda: Agenda,
  today: LocalDate,
  t: Texts,
  { advice: coached, silent }: ReviewExtras = NO_EXTRAS,
): ModalView {
  const { sections } = t.report;
  const goals = (list: readonly Standing[]) =>
    list.map((standing) => section(reviewLine(standing, coached.get(standing.goal), t)));
  const { blockers, overdue, ...standings } = agenda;
  const isCut = blockers.some(({ text }) => !fits(text, EXCERPT));
  const parts: [string, readonly KnownBlock[], toRead?: ReadPart][] = [
    [sections.needsDecision, goals(agenda.needsDecision)],
    [
      sections.blockers,
      blockers.map((line) => blockerRow({ ...line, mayClear: true }, undefined, t)),
      { team: team.id, isCut },
    ],
    [sections.atRisk, goals(agenda.atRisk)],
    [sections.flat, goals(agenda.flat)],
    [sections.stale, goals(agenda.stale)],
    [sections.missing, goals(agenda.missing)],
    [sections.rest, goals(agenda.rest)],
  ];
  const count = Object.values(standings).flat().length;
  return {
    type: 'modal',
    callback_id: REPORT_VIEWS.review,
    title: modalTitle(t.report.reviewTitle),
    close: modalTitle(t.word.close),
    private_metadata: reviewContext.encode({ team: team.id }),
    blocks: [
      section(count === 0 ? t.report.nothingToReview : t.report.reviewIntro(team.name, count, today)),
      ...parts.flatMap(([title, items, toRead]) => part(title, items, t, toRead)),
      ...listPart(sections.overdue, overdue.map(t.report.overdueAction), t),
      ...silentPart(silent, t),
    ],
  };
}

/** Of a part with texts that people wrote: whose they are, and whether one is cut. */
interface ReadPart {
  readonly team: string;
  readonly isCut: boolean;
}

function part(title: string, items: readonly KnownBlock[], t: Texts, toRead?: ReadPart): KnownBlock[] {
  if (items.length === 0) return [];
  const { shown, left } = atMost(items, MAX_LINES);
  const about = toRead && { team: toRead.team };
  const more = { left: left > 0 ? t.report.more(left) : undefined, isCut: toRead?.isCut === true };
  return [divider(), section(md`*${title}*`), ...shown, ...moreToRead(about, more, t)];
}

function silentPart(silent: readonly SilentPerson[], t: Texts): KnownBlock[] {
  const texts = silent.map((one) => t.report.silent(one, t.word.round(one.roundKind, one.period)));
  return listPart(t.report.sections.silent, texts, t);
}

/** All of them in one block. */
function listPart(title: string, texts: readonly Mrkdwn[], t: Texts): KnownBlock[] {
  if (texts.length === 0) return [];
  const { shown, left } = fitting(texts, LIMITS.listInSection, MAX_LINES);
  const more = left > 0 ? t.report.more(left) : undefined;
  return [divider(), section(lines([md`*${title}*`, ...shown, more]))];
}

function reviewLine(standing: Standing, advice: Advice | undefined, t: Texts): Mrkdwn {
  const emoji = standing.status === undefined ? ':white_circle:' : t.word.statusEmoji(standing.status);
  return lines([
    md`${{ mrkdwn: emoji }} *${standing.title}* · ${standing.ownerName} · ${t.report.due(standing)}`,
    t.round.progress(standing),
    advice && coachLines(advice, t),
  ]);
}
