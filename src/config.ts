import { existsSync } from 'node:fs';
import { z } from 'zod';

/** How requests from Slack reach the bot. */
type Transport =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string };

export type StoreConfig =
  | { readonly kind: 'mongodb'; readonly uri: string; readonly database: string }
  | { readonly kind: 'embedded'; readonly directory: string; readonly database: string };

export interface Config {
  readonly slack: { readonly botToken: string; readonly apiUrl?: string; readonly transport: Transport };
  /** Serves `/healthz` and `/readyz`, and `/slack/events` over HTTP. */
  readonly port: number;
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
const token = (prefix: string, where: string) =>
  z.string().regex(new RegExp(`^(xoxe\\.)?${prefix}-\\S+$`), `must begin with ${prefix}-. ${where}`);

const BOT_TOKEN_PLACE = "Copy the Bot User OAuth Token from OAuth & Permissions in your Slack app's settings.";
const APP_TOKEN_PLACE =
  "Create an app-level token with the connections:write scope under Basic Information in your Slack app's settings.";

const schema = z.object({
  SLACK_BOT_TOKEN: z.preprocess(
    (value) => given(value as string),
    z.string({ error: `is missing. ${BOT_TOKEN_PLACE}` }).pipe(token('xoxb', BOT_TOKEN_PLACE)),
  ),
  SLACK_APP_TOKEN: optional(token('xapp', APP_TOKEN_PLACE)),
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
  PORT: optional(
    z
      .string()
      .regex(/^\d{1,5}$/, 'must be a port number from 0 to 65535. The default is 3000.')
      .transform(Number)
      .refine((port) => port <= 65_535, 'must be a port number from 0 to 65535. The default is 3000.'),
  ),
  LOG_LEVEL: optional(z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}.` })),
});

const NO_TRANSPORT =
  'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing. Set SLACK_APP_TOKEN for Socket Mode, which needs no public address, or SLACK_SIGNING_SECRET for HTTP.';

/**
 * Reads the environment. Returns one line for each missing or invalid variable, with the fix. If both an app token and a
 * signing secret are set, uses Socket Mode.
 */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): ParsedConfig {
  const read = schema.safeParse(env);
  const transport = transportOf(env);
  if (!read.success || transport === undefined) {
    const issues = read.success ? [] : read.error.issues;
    const lines = issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    return { ok: false, lines: transport === undefined ? [...lines, NO_TRANSPORT] : lines };
  }
  const {
    SLACK_BOT_TOKEN,
    SLACK_API_URL,
    MONGODB_URI,
    MONGODB_DB = 'goalpost',
    DATA_DIR = './data',
    ...rest
  } = read.data;
  return {
    ok: true,
    config: {
      slack: { botToken: SLACK_BOT_TOKEN, transport, ...(SLACK_API_URL && { apiUrl: withSlash(SLACK_API_URL) }) },
      port: rest.PORT ?? 3000,
      store:
        MONGODB_URI === undefined
          ? { kind: 'embedded', directory: DATA_DIR, database: MONGODB_DB }
          : { kind: 'mongodb', uri: MONGODB_URI, database: MONGODB_DB },
      logLevel: rest.LOG_LEVEL ?? 'info',
    },
  };
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

/** The process environment, plus the variables of a `.env` file in the working directory. Nothing else reads it. */
export function environment(): Readonly<Record<string, string | undefined>> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}
