import type { Playground } from '../../playground/start.ts';
import { EDIT_SPACING_MS } from '../../src/domain/message/delivery.ts';
import { instantOf, localDateOf, localTimeOf } from '../../src/domain/time/instant.ts';

/** What the app did in Slack, as a transcript that people can read: who saw which message when. */
export interface Story {
  /** Moves the clock to a moment on a wall in `zone`, for example `2027-01-04 09:00`. */
  until(moment: string): Promise<void>;
  /** A person does something; what follows from it within a few seconds stands below. */
  tells(line: string, act: () => Promise<unknown>): Promise<void>;
  /** What somebody sees who acts: a modal, whose words no message has. What an act sends stands below it. */
  shows(what: string, words: string): void;
  text(): string;
  /** What came and went, in its order; edits, which notify nobody, are not among it. */
  readonly events: readonly StoryEvent[];
}

export interface StoryEvent {
  /** `bumped`: it stood before and was brought down, deleted and posted anew under its own id. */
  readonly what: 'posted' | 'bumped' | 'removed';
  /** The channel and the time by which Slack knows the message. */
  readonly message: string;
  readonly on: string;
  /** `#channel` or a person's name. */
  readonly where: string;
  readonly inThread: boolean;
  readonly text: string;
}

interface Call {
  readonly channel: string;
  readonly text: string;
  readonly ts?: string;
  readonly thread_ts?: string;
  readonly user?: string;
  readonly metadata?: unknown;
}

type SeenCall = ReturnType<Playground['simulator']['calls']>[number];

const VERBS: Readonly<Record<string, string>> = {
  'chat.postMessage': '',
  'chat.update': ', edited',
  'chat.delete': ', taken away',
  'chat.postEphemeral': ', for one person alone',
};

/** Whatever follows from an act, edits of a message after one another too, has come by then. */
const MOMENT_MS = EDIT_SPACING_MS + 1000;

/** Follows a playground. Times are those of `zone`. */
export function createStory({ simulator, time, clock }: Playground, zone: string): Story {
  const lines: string[] = [];
  const events: StoryEvent[] = [];
  const texts = new Map<string, string>();
  const refs = new Set<string>();
  let day = '';
  let last = 0;

  const write = (at: Date, line: string) => {
    const today = localDateOf(at, zone);
    if (today !== day) {
      day = today;
      lines.push('', `## ${new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: zone }).format(at)}`);
    }
    lines.push('', `${localTimeOf(at, zone)} · ${line}`);
  };
  const nameOf = (user: string) => simulator.people().find(({ id }) => id === user)?.realName ?? user;
  const placeOf = (channel: string): string => {
    const place = simulator.workspace.conversations.get(channel);
    if (place === undefined) return channel;
    if (place.kind !== 'im') return `#${place.name}`;
    return nameOf([...place.members].find((member) => member !== simulator.botUser) ?? '');
  };

  /**
   * What came since the last look. Of one minute, in an order that does not depend on which answer came first; a message
   * that was edited again in it stands as it was last, because two changes may go in one edit or in two.
   */
  const look = () => {
    const fresh = simulator
      .calls()
      .filter(({ id, direction, name, status }) => id > last && direction === 'in' && name in VERBS && status === 'ok');
    last = simulator.calls().at(-1)?.id ?? last;
    const told = fresh
      .filter((call, index) => !fresh.slice(index + 1).some((later) => overtakes(later, call)))
      .map(({ at, name, request, response }) => tell(at, name, request as Call, response as Call));
    for (const { at, line } of told.toSorted((a, b) => minuteOf(a.at) - minuteOf(b.at) || (a.key < b.key ? -1 : 1))) {
      write(at, line);
    }
  };
  const note = (name: string, ref: string, event: Omit<StoryEvent, 'what'>) => {
    if (name === 'chat.postMessage') events.push({ ...event, what: refs.has(ref) ? 'bumped' : 'posted' });
    if (name === 'chat.delete') events.push({ ...event, what: 'removed' });
    refs.add(ref);
  };
  const tell = (at: Date, name: string, call: Call, { ts = '', channel = call.channel }: Partial<Call>) => {
    const id = `${channel}|${call.ts ?? ts}`;
    const before = texts.get(id)?.split('\n') ?? [];
    const text = plain(call.text ?? '');
    texts.set(id, text);
    const where = placeOf(channel);
    const thread = call.thread_ts === undefined ? '' : ', in the thread';
    const event = { message: id, on: localDateOf(at, zone), where, inThread: call.thread_ts !== undefined, text };
    const heading = `${where}${thread}${VERBS[name] ?? ''}${localTime(at, channel)}`;
    note(name, refOf(call), event);
    const now = text.split('\n');
    const shown = name === 'chat.update' ? now.filter((line) => !before.includes(line)) : now;
    const body = name === 'chat.delete' ? [] : shown.map((line) => `> ${line}`);
    return { at, key: `${where}|${thread}|${text}`, line: [heading, ...body].join('\n') };
  };
  /** What the clock of a person elsewhere shows when a direct message comes. */
  const localTime = (at: Date, channel: string): string => {
    const place = simulator.workspace.conversations.get(channel);
    const user = place?.kind === 'im' ? [...place.members].find((member) => member !== simulator.botUser) : undefined;
    const theirs = simulator.people().find(({ id }) => id === user)?.zone;
    return theirs === undefined || theirs === zone ? '' : ` (${localTimeOf(at, theirs)} there)`;
  };
  const plain = (text: string) =>
    text
      .replaceAll(/<@(\w+)>/g, (_, user: string) => `@${nameOf(user)}`)
      .replaceAll(/<#(\w+)>/g, (_, channel: string) => placeOf(channel))
      .replaceAll('\u00a0', ' ');

  return {
    events,
    until: async (moment) => {
      const [date = '', clockTime = ''] = moment.split(' ');
      await time.moveTo(instantOf(date, clockTime, zone));
      look();
    },
    tells: async (line, act) => {
      look();
      write(clock.now(), `*${line}*`);
      await act();
      await time.moveTo(new Date(clock.now().getTime() + MOMENT_MS));
      look();
    },
    shows: (what, words) => {
      const quoted = plain(words)
        .split('\n')
        .map((line) => `> ${line}`);
      write(clock.now(), [what, ...quoted].join('\n'));
    },
    text: () => `${lines.join('\n').trim()}\n`,
  };
}

function minuteOf(at: Date): number {
  return Math.floor(at.getTime() / 60_000);
}

/** Whether a call edits a message again that another one has just edited. */
function overtakes(later: SeenCall, call: SeenCall): boolean {
  const [edit, before] = [later.request as Call, call.request as Call];
  return (
    [later.name, call.name].every((name) => name === 'chat.update') &&
    edit.channel === before.channel &&
    edit.ts === before.ts &&
    later.at.getTime() - call.at.getTime() < MOMENT_MS
  );
}

/** The opaque id in a message's metadata, which stays when the message is brought down. */
function refOf({ metadata }: Call): string {
  const read: unknown = typeof metadata === 'string' ? JSON.parse(metadata) : metadata;
  const { event_payload } = (read ?? {}) as { readonly event_payload?: { readonly id?: string } };
  return event_payload?.id ?? '';
}
