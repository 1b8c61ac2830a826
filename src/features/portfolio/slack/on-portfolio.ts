import type { BlockAction, StaticSelectAction } from '@slack/bolt';
import type { DigestDay } from '../../../domain/portfolio/digest-day.ts';
import { GROUPINGS } from '../../../domain/portfolio/portfolio.ts';
import { type ButtonClick, type Clicked, onButton, onClick } from '../../../slack/on-button.ts';
import { type ModalContent, modalOf, openModal, type PicturedContent } from '../../../slack/open-modal.ts';
import { replaceView } from '../../../slack/replace-view.ts';
import type { Reply } from '../../../slack/reply.ts';
import type { Routes } from '../../../slack/routes.ts';
import { infoModal } from '../../../slack/views/info-modal.ts';
import type { Mrkdwn } from '../../../text/mrkdwn.ts';
import { showGoalTo } from '../../goal/index.ts';
import { reviewView } from '../../review/index.ts';
import type { PortfolioDeps } from './deps.ts';
import { portfolioView } from './portfolio-view.ts';
import { type PortfolioPlace, portfolioPlace } from './views/context.ts';
import { PORTFOLIO_ACTIONS } from './views/ids.ts';
import { keyOfValue } from './views/overview.ts';

/** The buttons and menus of all teams, and the one under a digest. */
export function onPortfolio(routes: Routes<PortfolioDeps>): void {
  onButton(routes, PORTFOLIO_ACTIONS.seeAll, (deps, click) =>
    openModal(deps, click, portfolioView(deps, click.user, { by: 'team' })),
  );
  onButton(routes, PORTFOLIO_ACTIONS.open, (deps, click) =>
    show(deps, click, { by: placeOf(click).by, key: keyOfValue(click.value) }),
  );
  onButton(routes, PORTFOLIO_ACTIONS.back, (deps, click) => show(deps, click, { by: placeOf(click).by }));
  for (const id of [PORTFOLIO_ACTIONS.pageOn, PORTFOLIO_ACTIONS.pageBack]) {
    onButton(routes, id, (deps, click) => show(deps, click, { ...placeOf(click), from: Number(click.value) }));
  }
  onButton(routes, PORTFOLIO_ACTIONS.show, (deps, click) => push(deps, click, card(deps, click)));
  onButton(routes, PORTFOLIO_ACTIONS.review, (deps, click) =>
    push(deps, click, reviewView(deps, click.user, { team: click.value })),
  );
  onButton(routes, PORTFOLIO_ACTIONS.reviewAll, (deps, click) => push(deps, click, reviewView(deps, click.user, {})));
  onMenu(routes, PORTFOLIO_ACTIONS.by, chooseGrouping);
  onMenu(routes, PORTFOLIO_ACTIONS.day, chooseDay);
}

function onMenu(
  routes: Routes<PortfolioDeps>,
  id: string,
  react: (deps: PortfolioDeps, clicked: Clicked, chosen: string) => Promise<Reply>,
): void {
  routes.action<BlockAction<StaticSelectAction>>(id, async (args, deps) => {
    await args.ack();
    await onClick(deps, args, () => react(deps, args, args.action.selected_option?.value ?? ''));
  });
}

function placeOf({ body }: Pick<Clicked, 'body'>): PortfolioPlace {
  return portfolioPlace.decode(body.view?.private_metadata);
}

function chooseGrouping(deps: PortfolioDeps, clicked: Clicked, chosen: string): Promise<Reply> {
  const by = GROUPINGS.find((one) => one === chosen) ?? placeOf(clicked).by;
  return show(deps, clicked, { by });
}

async function chooseDay(deps: PortfolioDeps, clicked: Clicked, chosen: string): Promise<Reply> {
  const { useCases, workspace, texts } = deps;
  const day: DigestDay = chosen === 'never' ? chosen : Number(chosen);
  const isSaved = await useCases.chooseDigestDay({ workspace, person: clicked.body.user.id, day });
  return show(deps, clicked, placeOf(clicked), isSaved ? texts.portfolio.saved(day) : undefined);
}

/** Shows another part in the place of what is open; nobody misses it where that was closed, or something newer shown. */
async function show(deps: PortfolioDeps, { body, client }: Clicked, place: PortfolioPlace, note?: Mrkdwn) {
  const found = await portfolioView(deps, body.user.id, place, note);
  await replaceView(deps, client, { id: body.view?.id ?? '', hash: body.view?.hash }, found);
  return undefined;
}

async function card(deps: PortfolioDeps, { user, value }: ButtonClick): Promise<ModalContent> {
  return infoModal(await showGoalTo(deps, user, value), deps.texts);
}

/** Opens over what is open: closing it leads back. */
async function push(deps: PortfolioDeps, click: ButtonClick, content: Promise<PicturedContent>): Promise<Reply> {
  return openModal(
    deps,
    click,
    content.then((found) => modalOf(found, deps.texts)),
    'modal',
  );
}
