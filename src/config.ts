import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** How requests from Slack reach the bot. */
type Transport =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string };

export type StoreConfig =
  | { readonly kind: 'mongodb'; readonly uri: string; readonly database: string }
  | { readonly kind: 'embedded'; readonly directory: string; readonly database: string };

export interface Config {
  readonly slack: {
    readonly botToken: string;
    /** Lets the doctor see the app's settings. The bot never uses it. */
    readonly configurationToken?: string;
    readonly apiUrl?: string;
    readonly transport: Transport;
  };
  /** Serves `/healthz` and `/readyz`, and `/slack/events` over HTTP. */
  readonly port: number;
  /** Serves `/metrics`, alone; absent where nobody watches. */
  readonly metricsPort?: number;
  readonly store: StoreConfig;
  readonly logLevel: LogLevel;
}

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type ParsedConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly lines: readonly string[] };

const given = (text: string | undefined) => (text === undefined || text.trim() === '' ? undefined : text.trim());
const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => given(value as string), schema.optional());
const portNumber = (error: string) =>
  optional(
    z
      .string()
      .regex(/^\d{1,5}$/, error)
      .transform(Number)
      .refine((port) => port <= 65_535, error),
  );
const token = (prefix: string, where: string) =>
  z.string().regex(new RegExp(`^(xoxe\\.)?${prefix}-\\S+$`), `must begin with ${prefix}-. ${where}`);

const BOT_TOKEN_PLACE = "Copy the Bot User OAuth Token from OAuth & Permissions in your Slack app's settings.";
const APP_TOKEN_PLACE =
  "Create an app-level token with the connections:write scope under Basic Information in your Slack app's settings.";

const PROXIES = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'].flatMap((name) => [name, name.toLowerCase()]);
const hasScheme = (proxy: string) => proxy.includes('://');
/** As curl reads it: without a scheme, a proxy is reached by HTTP, whatever is asked for through it. */
const asUrl = (proxy: string) => (hasScheme(proxy) ? proxy : `http://${proxy}`);

function isProxy(text: string): boolean {
  if (!URL.canParse(asUrl(text))) return false;
  const { protocol, pathname } = new URL(asUrl(text));
  return /^https?:$/.test(protocol) && pathname === '/';
}

/** The proxies of an environment that have no scheme, with the one that they mean. */
export function proxySchemes(env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const named = PROXIES.map((name) => [name, given(env[name])] as const);
  return Object.fromEntries(
    named.flatMap(([name, value]) => (value === undefined || hasScheme(value) ? [] : [[name, asUrl(value)]])),
  );
}

const proxy = optional(
  z.string().refine(isProxy, {
    error:
      'must be the address of an HTTP proxy, such as http://proxy.example.com:3128. Other kinds are not supported.',
  }),
);

const schema = z.object({
  SLACK_BOT_TOKEN: z.preprocess(
    (value) => given(value as string),
    z.string({ error: `is missing. ${BOT_TOKEN_PLACE}` }).pipe(token('xoxb', BOT_TOKEN_PLACE)),
  ),
  SLACK_APP_TOKEN: optional(token('xapp', APP_TOKEN_PLACE)),
  SLACK_CONFIGURATION_TOKEN: optional(
    z
      .string()
      .regex(
        /^xoxe\.xoxp-\S+$/,
        'must begin with xoxe.xoxp-. Copy an access token from Your App Configuration Tokens at https://api.slack.com/apps, or leave it empty.',
      ),
  ),
  SLACK_SIGNING_SECRET: optional(
    z.string().min(8, "is too short. Copy the Signing Secret from Basic Information in your Slack app's settings."),
  ),
  SLACK_API_URL: optional(
    z.url({
      protocol: /^https?$/,
      error: 'must be a URL such as https://slack.com/api/. To use Slack itself, leave it empty.',
    }),
  ),
  MONGODB_URI: optional(
    z
      .string()
      .regex(
        /^mongodb(\+srv)?:\/\/.+/,
        'must begin with mongodb:// or mongodb+srv://. To use the embedded store in DATA_DIR, leave it empty.',
      ),
  ),
  MONGODB_DB: optional(
    z
      .string()
      .regex(
        /^[^/\\. "$*<>:|?]{1,63}$/,
        'is not a valid database name. Use only letters, digits, hyphens, and underscores.',
      ),
  ),
  DATA_DIR: optional(z.string()),
  PORT: portNumber('must be a port number from 0 to 65535. The default is 3000.'),
  METRICS_PORT: portNumber('must be a port number from 0 to 65535. Without it, there are no metrics.'),
  LOG_LEVEL: optional(z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}.` })),
  NODE_EXTRA_CA_CERTS: optional(
    z.string().refine((path) => contentOf(path)?.includes('-----BEGIN CERTIFICATE-----') === true, {
      error: "names a file that can't be read, or that has no certificate in PEM. Check its path and permissions.",
    }),
  ),
  ...Object.fromEntries(PROXIES.map((name) => [name, proxy])),
});

const DEFAULT_PORT = 3000;
const SHARED_PORT = 'METRICS_PORT must be another number than PORT, which may be open to the internet.';
const NO_TRANSPORT =
  'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing. Set SLACK_APP_TOKEN for Socket Mode, which needs no public address, or SLACK_SIGNING_SECRET for HTTP.';

/**
 * Reads the environment. Returns one line for each missing or invalid variable, with the fix. If both an app token and a
 * signing secret are set, uses Socket Mode.
 */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): ParsedConfig {
  const unread = unreadFiles(env);
  const read = schema.safeParse(env);
  const transport = transportOf(env);
  const isShared = read.success && sharesPort(read.data);
  if (!read.success || transport === undefined || unread.length > 0 || isShared) {
    const issues = read.success ? [] : read.error.issues;
    const lines = issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    const more = [...(transport === undefined ? [NO_TRANSPORT] : []), ...(isShared ? [SHARED_PORT] : [])];
    return { ok: false, lines: [...unread, ...lines, ...more] };
  }
  const {
    SLACK_BOT_TOKEN,
    SLACK_CONFIGURATION_TOKEN: configurationToken,
    SLACK_API_URL,
    MONGODB_URI,
    MONGODB_DB = 'goalpost',
    DATA_DIR = './data',
    ...rest
  } = read.data;
  return {
    ok: true,
    config: {
      slack: {
        botToken: SLACK_BOT_TOKEN,
        transport,
        ...(configurationToken !== undefined && { configurationToken }),
        ...(SLACK_API_URL && { apiUrl: withSlash(SLACK_API_URL) }),
      },
      port: rest.PORT ?? DEFAULT_PORT,
      ...(rest.METRICS_PORT !== undefined && { metricsPort: rest.METRICS_PORT }),
      store:
        MONGODB_URI === undefined
          ? { kind: 'embedded', directory: DATA_DIR, database: MONGODB_DB }
          : { kind: 'mongodb', uri: MONGODB_URI, database: MONGODB_DB },
      logLevel: rest.LOG_LEVEL ?? 'info',
    },
  };
}

function sharesPort({ PORT = DEFAULT_PORT, METRICS_PORT }: z.infer<typeof schema>): boolean {
  return PORT !== 0 && PORT === METRICS_PORT;
}

function transportOf(env: Readonly<Record<string, string | undefined>>): Transport | undefined {
  const appToken = given(env['SLACK_APP_TOKEN']);
  if (appToken !== undefined) return { kind: 'socket', appToken };
  const signingSecret = given(env['SLACK_SIGNING_SECRET']);
  return signingSecret === undefined ? undefined : { kind: 'http', signingSecret };
}

/** The client resolves methods against this base, so it must end with a slash. */
function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}

/** Secrets that may stand in a file instead, as container platforms mount them: `SLACK_BOT_TOKEN_FILE` names its path. */
const FROM_FILES = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_CONFIGURATION_TOKEN',
  'SLACK_SIGNING_SECRET',
  'MONGODB_URI',
] as const;

/** What a secret's file is called, where the secret itself is not there. */
function unreadFiles(env: Readonly<Record<string, string | undefined>>): string[] {
  return FROM_FILES.filter((name) => given(env[`${name}_FILE`]) !== undefined && given(env[name]) === undefined).map(
    (name) => `${name}_FILE names a file that is empty or can't be read. Check its path and permissions.`,
  );
}

/** The environment with the secrets that stand in files. A variable that is set itself goes first. */
export function withSecretFiles(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  const read = FROM_FILES.flatMap((name) => {
    const path = given(env[`${name}_FILE`]);
    if (path === undefined || given(env[name]) !== undefined) return [];
    const text = contentOf(path);
    return text === undefined ? [] : [[name, text] as const];
  });
  return { ...env, ...Object.fromEntries(read) };
}

/** Undefined where the file cannot be read: the line about it names the variable, not what the machine says. */
function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}

/**
 * The process environment, plus the variables of a `.env` file in the working directory and secrets in files. Nothing
 * else reads it.
 */
export function environment(): Readonly<Record<string, string | undefined>> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  // What reads these variables at each call would take the scheme of what is asked for.
  Object.assign(process.env, proxySchemes(process.env));
  return withSecretFiles(process.env);
}
