import type { HomeView, KnownBlock } from '@slack/types';
import type { HomePage } from '../../domain/home-page.ts';
import type { Standing } from '../../domain/notice.ts';
import type { Texts } from '../../text/index.ts';
import type { Mrkdwn } from '../../text/mrkdwn.ts';
import { ACTIONS } from '../ids.ts';
import { actions, atMost, button, context, divider, header, section } from './blocks.ts';
import { goalSummary } from './goal-list.ts';

/** Two lists of a person's own and three of teams, each with its heading and count: 99 of Slack's hundred blocks. */
const MOST_OWN = 20;
const MOST_OF_TEAM = 14;
const MOST_TEAMS = 3;

/** What I owe first, then my goals, then those of my teams. */
export function homeView(home: HomePage, t: Texts): HomeView {
  const add = button(t.word.newGoal, ACTIONS.newGoal, '');
  const teams = atMost(home.teams, MOST_TEAMS);
  const answer = button(t.word.checkIn, ACTIONS.checkIn, '', 'primary');
  return {
    type: 'home',
    blocks: [
      ...(home.held ? [context(t.command.homeHeld)] : []),
      header(t.command.homeDue),
      ...list(home.due, t.command.homeNothingDue, MOST_OWN, t),
      home.due.length > 0 ? actions(answer, add) : actions(add),
      divider(),
      header(t.command.homeMine),
      ...list(home.mine, t.command.homeNoGoals, MOST_OWN, t),
      ...teams.shown.flatMap(({ name, goals }) => [
        divider(),
        header(t.command.homeTeam(name)),
        ...list(goals, t.command.listEmpty, MOST_OF_TEAM, t),
      ]),
      ...(teams.left > 0 ? [context(t.command.homeMoreTeams(teams.left))] : []),
    ],
  };
}

function list(standings: readonly Standing[], empty: Mrkdwn, max: number, t: Texts): KnownBlock[] {
  if (standings.length === 0) return [section(empty)];
  const { shown, left } = atMost(standings, max);
  return [
    ...shown.map((standing) => section(goalSummary(standing, t))),
    ...(left > 0 ? [context(t.report.more(left))] : []),
  ];
}
