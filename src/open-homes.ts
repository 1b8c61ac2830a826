import type { WebClient } from '@slack/web-api';
import type { BackgroundWork } from './concurrency/background-work.ts';
import { type Known, textsIn } from './features/index.ts';
import { publishHome } from './features/report/index.ts';
import type { Logger } from './logger.ts';
import type { Ids } from './ports/runtime.ts';
import type { Change } from './ports/schedule.ts';
import { createHomes, type Homes } from './slack/homes.ts';
import type { Stores } from './stores/index.ts';

interface Parts {
  readonly client: WebClient;
  readonly useCases: Known['useCases'];
  readonly identity: { readonly workspace: string };
  readonly stores: Pick<Stores, 'openHomesIn'>;
  readonly localeOfPerson: (user: string) => Promise<string | undefined>;
  readonly onChange: (watcher: (change: Change) => void) => unknown;
}

/** App Homes in the language of whoever looks at them, which follow what is stored. */
export function openHomes(
  { logger, ids }: { readonly logger: Logger; readonly ids: Ids },
  { client, useCases, identity: { workspace }, stores, localeOfPerson, onChange }: Parts,
  { track }: BackgroundWork,
): Homes {
  const textsOf = async (user: string) => textsIn(await localeOfPerson(user));
  const publish = publishHome({ client, useCases, workspace, textsOf });
  const homes = createHomes({ publish, open: stores.openHomesIn(workspace), ids, track, logger });
  onChange(homes.changed);
  return homes;
}
