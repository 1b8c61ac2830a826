import type { KnownBlock, ModalView } from '@slack/types';
import { GOALS_ON_PAGE, type GroupedGoal, type ShownGroup } from '../../../../domain/portfolio/shown.ts';
import {
  actions,
  button,
  context,
  divider,
  LIMITS,
  modalTitle,
  plain,
  section,
} from '../../../../slack/views/blocks.ts';
import { pageButtons } from '../../../../slack/views/pages.ts';
import type { Texts } from '../../../../text/index.ts';
import { lines, md } from '../../../../text/mrkdwn.ts';
import { goalHeading, peopleOf } from '../../../goal/index.ts';
import { portfolioPlace } from './context.ts';
import { PORTFOLIO_ACTIONS, PORTFOLIO_VIEW } from './ids.ts';
import { orNothing, PORTFOLIO_PAGES, small } from './overview.ts';

const FLAGS = ['isBlocked', 'isStale', 'hasOverdue'] as const;

/** The goals of one group, what needs help first, with the ways on: to a goal's card, and into the team's review. */
export function groupModal(shown: ShownGroup, t: Texts): ModalView {
  const { by, group, goals, from, count, team } = shown;
  const { back, review, groupHeading, statuses, besides } = t.portfolio;
  const isCut = goals.length < Math.min(GOALS_ON_PAGE, count - from);
  return {
    type: 'modal',
    callback_id: PORTFOLIO_VIEW,
    title: modalTitle(t.portfolio.title),
    close: modalTitle(t.word.close),
    private_metadata: portfolioPlace.encode({ by, key: group.key, ...(from > 0 && { from }) }),
    blocks: [
      section(lines([groupHeading(group.name, by, group.tally), orNothing(statuses(group.tally))])),
      ...small(besides(group.tally)),
      actions(
        button(back, PORTFOLIO_ACTIONS.back, ''),
        ...(team === undefined ? [] : [button(review, PORTFOLIO_ACTIONS.review, team)]),
      ),
      divider(),
      ...goals.map((goal) => goalRow(goal, team !== undefined, t)),
      ...(isCut ? [context(t.portfolio.removed)] : []),
      ...pageButtons(from, { count, max: GOALS_ON_PAGE }, PORTFOLIO_PAGES, t),
    ],
  };
}

function goalRow(goal: GroupedGoal, isOfTeam: boolean, t: Texts): KnownBlock {
  const { standing, teamName, isDraft } = goal;
  const { draft, flags, show, showLabel } = t.portfolio;
  const marks = [...(isDraft ? [draft] : []), ...FLAGS.filter((flag) => goal[flag]).map((flag) => flags[flag])];
  const text = lines([
    lines([goalHeading(standing, peopleOf(standing, t), t), isOfTeam ? undefined : md`${teamName}`], ' · '),
    t.round.progress(standing),
    marks.length === 0 ? undefined : md`_${marks.join(' · ')}_`,
  ]);
  return section(text, {
    ...button(show, PORTFOLIO_ACTIONS.show, standing.goal),
    accessibility_label: plain(showLabel(standing.title), LIMITS.buttonText).text,
  });
}
