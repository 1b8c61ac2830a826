import type { KnownBlock } from '@slack/types';
import type { Notice, NoticeKinds } from '../domain/message/notice.ts';
import type { ClientPageRequest, ClientSection } from '../slack/client-sections.ts';
import { type Command, listenToCommand } from '../slack/goal-command.ts';
import type { ListenerDeps } from '../slack/listener-deps.ts';
import { onUnknownAction } from '../slack/on-unknown-action.ts';
import { createRoutes, type Routes } from '../slack/routes.ts';
import type { Texts } from '../text/index.ts';
import { createCatalogues } from '../text/languages.ts';
import { actionItem } from './action-item/index.ts';
import { checkIn } from './check-in/index.ts';
import { client } from './client/index.ts';
import { draft } from './draft/index.ts';
import { ending } from './ending/index.ts';
import { exchange } from './exchange/index.ts';
import { type Duty, type NoticeView, PHASES } from './feature.ts';
import { goal } from './goal/index.ts';
import { handover } from './handover/index.ts';
import { portfolio } from './portfolio/index.ts';
import { pulse } from './pulse/index.ts';
import { report } from './report/index.ts';
import { review } from './review/index.ts';
import { round } from './round/index.ts';
import { team } from './team/index.ts';
import { trackRecord } from './track-record/index.ts';

/** Every feature, the lowest first: a higher one may import a lower one's index, never back. */
export const FEATURES = [
  team,
  goal,
  draft,
  round,
  checkIn,
  handover,
  ending,
  actionItem,
  client,
  pulse,
  review,
  exchange,
  report,
  portfolio,
  trackRecord,
] as const;

type AnyFeature = (typeof FEATURES)[number];
type All<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer Whole) => void
  ? Whole
  : never;

/** Everything that features need from outside. */
export type Ports = All<Parameters<AnyFeature['useCases']>[0]>;
/** Everything that a person can start. */
export type UseCases = All<ReturnType<AnyFeature['useCases']>>;
/** Everything that follows by itself, from an event, from the clock, or from what a person started. */
export type FollowUps = All<ReturnType<Extract<AnyFeature, { readonly followUps: unknown }>['followUps']>>;
export interface Known {
  readonly useCases: UseCases;
  readonly followUps: FollowUps;
}
export type Deps = ListenerDeps<Known>;

export function composeFeatures(ports: Ports): Known {
  return {
    useCases: Object.assign({}, ...FEATURES.map(({ useCases }) => useCases(ports))),
    followUps: Object.assign({}, ...FEATURES.map((one) => ('followUps' in one ? one.followUps(ports) : {}))),
  };
}

/** What has to be done at every beat, in the order of its phases. */
export function dutiesOf(followUps: FollowUps): Duty[] {
  const duties = FEATURES.flatMap((feature): readonly Duty[] => ('duties' in feature ? feature.duties(followUps) : []));
  return duties.toSorted((one, other) => PHASES.indexOf(one.phase) - PHASES.indexOf(other.phase));
}

/** Everything that Goalpost listens to. */
export function createListeners(): Routes<Deps> {
  const routes = createRoutes<Deps>();
  for (const feature of FEATURES) feature.listen(routes);
  listenToCommand(routes, COMMANDS);
  onUnknownAction(routes);
  return routes;
}

/** What features add to the page of a client, in their order. */
export function clientSectionsOf(useCases: UseCases) {
  const sections = FEATURES.flatMap((feature): readonly ClientSection<UseCases>[] =>
    'clientSection' in feature ? [feature.clientSection as ClientSection<UseCases>] : [],
  );
  return async (request: ClientPageRequest, t: Texts): Promise<readonly KnownBlock[]> =>
    (await Promise.all(sections.map((blocksOf) => blocksOf(useCases, request, t)))).flat();
}

/** Every word after `/goal`, in the order of the help. */
export const COMMANDS: readonly Command<Known>[] = FEATURES.flatMap(
  ({ commands }): readonly Command<Known>[] => commands,
).toSorted((one, other) => one.rank - other.rank);

export const textsIn = createCatalogues(FEATURES.map(({ texts }) => texts));

/** The kinds of notices for which a feature has a view. */
type ShownKind = AnyFeature extends infer One
  ? One extends { readonly notices: infer Views }
    ? keyof Views
    : never
  : never;

const NOTICES: { readonly [Kind in ShownKind]: NoticeView<NoticeKinds[Kind]> } = Object.assign(
  {},
  ...FEATURES.map((feature) => ('notices' in feature ? feature.notices : {})),
);

export const NOTICE_KINDS: ReadonlySet<string> = new Set(Object.keys(NOTICES));

/** How a notice becomes a message, and whether it is still of use. */
export function noticeView<Kind extends Notice>({ kind }: Kind): NoticeView<Kind> {
  return NOTICES[kind] as NoticeView<Kind>;
}
