/** What the page shows, as it stands in the address, so that a reload and the back button keep it. */
export interface Route {
  readonly person?: string;
  readonly conversation?: string;
  /** Of an app's conversation: its Home or its messages. */
  readonly tab?: 'home' | 'messages';
  /** `ts` of the message whose thread is open. */
  readonly thread?: string;
}

const TAB_NAMES: readonly string[] = ['home', 'messages'];
const isTab = (word: string | undefined): word is 'home' | 'messages' => word !== undefined && TAB_NAMES.includes(word);
const THREAD = /^\d{1,12}\.\d{1,8}$/;
const ID = /^[A-Z][A-Z0-9]{1,31}$/;

/** Reads `#/U…/C…/home` or `#/U…/C…/1767258000.000100`. What does not look like an id is left out. */
export function parseRoute(hash: string): Route {
  const [person, conversation, last] = hash.replace(/^#?\/?/, '').split('/');
  return {
    ...(person && ID.test(person) && { person }),
    ...(conversation && ID.test(conversation) && { conversation }),
    ...(isTab(last) && { tab: last }),
    ...(last && THREAD.test(last) && { thread: last }),
  };
}

/** The opposite of {@link parseRoute}. */
export function formatRoute(route: Route): string {
  const parts = [route.person, route.conversation, route.thread ?? route.tab];
  const end = parts.indexOf(undefined);
  return `#/${(end === -1 ? parts : parts.slice(0, end)).join('/')}`;
}
