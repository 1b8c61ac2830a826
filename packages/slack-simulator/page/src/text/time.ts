/** One language for the whole page; 24 hours, day before month. */
const LOCALE = 'en-GB';
const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format is slow and the page needs a dozen of them for each zone: they are kept. */
function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: zone });
  formats.set(key, made);
  return made;
}

/** The instant of a message's `ts` (`seconds.serial`). */
export function instantOfTs(ts: string): Date {
  return new Date(Number(ts) * 1000);
}

/** `14:05` in the zone. */
export function timeOfDay(at: Date, zone: string): string {
  return format(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** `14:05:09.123` in the zone, for what follows each other within a second. */
export function timeOfWire(at: Date, zone: string): string {
  const seconds = { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 } as const;
  return format(zone, { ...seconds, hourCycle: 'h23' }).format(at);
}

/** The calendar day in the zone, `YYYY-MM-DD`. */
export function dayOf(at: Date, zone: string): string {
  const parts = format(zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** `Monday 2 March`, with the year where it is not the one of `now`. */
function longDay(at: Date, zone: string, now: Date): string {
  const year = dayOf(at, zone).slice(0, 4) === dayOf(now, zone).slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  const words = format(zone, { weekday: 'long', day: 'numeric', month: 'long', ...year }).format(at);
  // Releases of ICU differ in the comma behind the weekday.
  return words.replace(',', '');
}

/** `Today`, `Yesterday`, `Tomorrow` or undefined, by the days of the zone. */
function nearDay(at: Date, zone: string, now: Date): string | undefined {
  const day = dayOf(at, zone);
  if (day === dayOf(now, zone)) return 'Today';
  const days = (Date.parse(day) - Date.parse(dayOf(now, zone))) / DAY_MS;
  return days === -1 ? 'Yesterday' : days === 1 ? 'Tomorrow' : undefined;
}

/** What stands on the line between two days of messages. */
export function dayLabel(at: Date, zone: string, now: Date): string {
  return nearDay(at, zone, now) ?? longDay(at, zone, now);
}

/** `Mon 2 Mar 2026, 09:00` in the zone. */
export function moment(at: Date, zone: string): string {
  const day = format(zone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(at);
  return `${day.replace(',', '')}, ${timeOfDay(at, zone)}`;
}

/** The zone's name of a city for people: `Europe/Berlin` is `Berlin`. */
export function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** `in 3 days`, `in 5 h`, `in 20 min`, `now`. */
export function howSoon(at: Date, now: Date): string {
  const minutes = Math.round((at.getTime() - now.getTime()) / 60_000);
  if (minutes < 1) return 'now';
  if (minutes < 90) return `in ${minutes} min`;
  if (minutes < 36 * 60) return `in ${Math.round(minutes / 60)} h`;
  return `in ${Math.round(minutes / 1440)} days`;
}

type Token = (at: Date, zone: string, now: Date) => string;
const day =
  (options: Intl.DateTimeFormatOptions): Token =>
  (at, zone) =>
    format(zone, options).format(at);
const near =
  (plain: Token): Token =>
  (at, zone, now) =>
    nearDay(at, zone, now)?.toLowerCase() ?? plain(at, zone, now);
const medium = day({ day: 'numeric', month: 'long', year: 'numeric' });
const short = day({ day: 'numeric', month: 'short', year: 'numeric' });
const long = day({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

function ago(at: Date, _zone: string, now: Date): string {
  const minutes = Math.round((now.getTime() - at.getTime()) / 60_000);
  if (minutes < 0) return howSoon(at, now);
  if (minutes < 60) return `${minutes} min ago`;
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} h ago` : `${Math.round(minutes / 1440)} days ago`;
}

const TOKENS: Readonly<Record<string, Token>> = {
  date_num: (at, zone) => dayOf(at, zone),
  date: medium,
  date_slash: day({ day: '2-digit', month: '2-digit', year: 'numeric' }),
  date_short: short,
  date_long: long,
  date_pretty: near(medium),
  date_short_pretty: near(short),
  date_long_pretty: near(long),
  time: timeOfDay,
  time_secs: day({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
  ago,
};

/**
 * The text of a `<!date^…>` for a reader in a zone (docs.slack.dev, "Formatting message text", date formatting). A token
 * that is not known stays as it is.
 * @param seconds since 1970
 */
export function slackDate(seconds: number, pattern: string, zone: string, now: Date): string {
  const at = new Date(seconds * 1000);
  if (Number.isNaN(at.getTime())) return pattern;
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => TOKENS[name]?.(at, zone, now) ?? whole);
}
