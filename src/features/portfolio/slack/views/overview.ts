import type { ActionsBlock, KnownBlock, ModalView, StaticSelect } from '@slack/types';
import type { DigestDay } from '../../../../domain/portfolio/digest-day.ts';
import { GROUPINGS, type Group, type Grouping } from '../../../../domain/portfolio/portfolio.ts';
import type { ShownPortfolio } from '../../../../domain/portfolio/shown.ts';
import {
  button,
  context,
  divider,
  LIMITS,
  modalTitle,
  option,
  plain,
  section,
} from '../../../../slack/views/blocks.ts';
import { pageButtons } from '../../../../slack/views/pages.ts';
import type { PlacedPicture } from '../../../../slack/views/pictured-modal.ts';
import type { Texts } from '../../../../text/index.ts';
import { lines, type Mrkdwn } from '../../../../text/mrkdwn.ts';
import { portfolioPlace } from './context.ts';
import { heatPictures } from './heat-picture.ts';
import { PORTFOLIO_ACTIONS, PORTFOLIO_VIEW } from './ids.ts';

/** Groups on a page: it is to be read. */
const MAX_ON_PAGE = 25;
/** As many teams as an administrator's list has. */
const MAX_TEAMS = 500;
const DAYS = [1, 2, 3, 4, 5, 6, 7];

/** All teams at a glance: what they come to together, then group by group, then the setting of the digest. */
export function portfolioModal(
  shown: ShownPortfolio,
  { from = 0, note }: { readonly from?: number | undefined; readonly note?: Mrkdwn | undefined },
  t: Texts,
): ModalView {
  const { by, groups } = shown;
  const first = from < groups.length ? from : 0;
  const page = groups.slice(first, first + MAX_ON_PAGE);
  return {
    type: 'modal',
    callback_id: PORTFOLIO_VIEW,
    title: modalTitle(t.portfolio.title),
    close: modalTitle(t.word.close),
    private_metadata: portfolioPlace.encode({ by, ...(first > 0 && { from: first }) }),
    blocks: [
      ...head(shown, note, t),
      divider(),
      ...(groups.length === 0 ? [section(t.portfolio.noGoals)] : page.map((group) => groupRow(group, by, t))),
      ...pageButtons(first, { count: groups.length, max: MAX_ON_PAGE }, PORTFOLIO_PAGES, t),
      divider(),
      section(t.portfolio.digest),
      { type: 'actions', elements: [dayMenu(shown.digest, t)] },
    ],
  };
}

/** What stands above the groups. */
function head(shown: ShownPortfolio, note: Mrkdwn | undefined, t: Texts): KnownBlock[] {
  const { total, teamCount } = shown;
  return [
    ...(note ? [context(note)] : []),
    section(lines([t.portfolio.heading(teamCount, total), orNothing(t.portfolio.statuses(total))])),
    ...small(t.portfolio.besides(total)),
    ...(teamCount >= MAX_TEAMS ? [context(t.portfolio.cut(MAX_TEAMS))] : []),
    choices(shown, t),
  ];
}

/** The pictures of the modal: on the first page, above the groups. */
export function portfolioPictures(
  shown: ShownPortfolio,
  { from = 0, note }: { readonly from?: number | undefined; readonly note?: Mrkdwn | undefined },
  t: Texts,
): PlacedPicture[] {
  const isFirst = from === 0 || from >= shown.groups.length;
  return isFirst ? heatPictures(shown, head(shown, note, t).length, t) : [];
}

function groupRow({ key, name, tally }: Group, by: Grouping, t: Texts): KnownBlock {
  const { groupHeading, statuses, besides, open, openLabel } = t.portfolio;
  const text = lines([groupHeading(name, by, tally), orNothing(statuses(tally)), orNothing(besides(tally))]);
  return section(text, {
    // Slack takes no empty value: goals without a group have a key of their own.
    ...button(open, PORTFOLIO_ACTIONS.open, keyValue(key)),
    accessibility_label: plain(openLabel(name, by), LIMITS.buttonText).text,
  });
}

/** The value of a group's button, and back. */
export const keyValue = (key: string): string => `=${key}`;
export const keyOfValue = (value: string): string => value.slice(1);

function choices({ by, leads }: ShownPortfolio, t: Texts): ActionsBlock {
  const reviewAll = button(t.portfolio.reviewAll, PORTFOLIO_ACTIONS.reviewAll, '');
  const options = GROUPINGS.map((one) => option(t.portfolio.by[one], one));
  const menu: StaticSelect = {
    type: 'static_select',
    action_id: PORTFOLIO_ACTIONS.by,
    placeholder: plain(t.portfolio.byLabel, LIMITS.placeholder),
    options,
    ...initial(options, by),
  };
  return { type: 'actions', elements: leads > 1 ? [menu, reviewAll] : [menu] };
}

function dayMenu(digest: DigestDay, t: Texts): StaticSelect {
  const options = [option(t.portfolio.never, 'never'), ...DAYS.map((day) => option(t.portfolio.day(day), String(day)))];
  return {
    type: 'static_select',
    action_id: PORTFOLIO_ACTIONS.day,
    placeholder: plain(t.portfolio.digestLabel, LIMITS.placeholder),
    options,
    ...initial(options, String(digest)),
  };
}

function initial(options: readonly ReturnType<typeof option>[], value: string): Pick<StaticSelect, 'initial_option'> {
  const chosen = options.find((one) => one.value === value);
  return chosen === undefined ? {} : { initial_option: chosen };
}

/** A line that says something. */
export function orNothing(text: Mrkdwn): Mrkdwn | undefined {
  return text.mrkdwn === '' ? undefined : text;
}

export function small(text: Mrkdwn): KnownBlock[] {
  return text.mrkdwn === '' ? [] : [context(text)];
}

export const PORTFOLIO_PAGES = { back: PORTFOLIO_ACTIONS.pageBack, on: PORTFOLIO_ACTIONS.pageOn };
