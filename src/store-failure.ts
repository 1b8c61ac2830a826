import { scrub } from './logger.ts';

/** Why a MongoDB server can't be used, and what mends it: each a sentence of its own. */
export interface StoreFailure {
  readonly says: string;
  readonly fix: string;
  /** The address or a certificate is at fault: starting again does not help. */
  readonly isConfiguration: boolean;
}

interface Kind {
  /** Of the error's message, code, or name. */
  readonly signs: RegExp;
  readonly fix: string;
  readonly isConfiguration: boolean;
}

/** The first that fits. The messages are those of Node.js, OpenSSL, the driver, and the server. */
const KINDS: readonly Kind[] = [
  {
    signs: /altnames/i,
    fix: 'Use the name of the host that its certificate has.',
    isConfiguration: true,
  },
  {
    signs: /certificate|self.signed|UNABLE_TO_(?:GET|VERIFY)/i,
    fix: "Set NODE_EXTRA_CA_CERTS, or tlsCAFile in the address, to a file with your company's CA certificate.",
    isConfiguration: true,
  },
  {
    signs: /wrong version number|packet length too long|ERR_SSL/i,
    fix: 'The server speaks no TLS: set tls=false in the address.',
    isConfiguration: true,
  },
  {
    signs: /AuthenticationFailed|authentication failed/i,
    fix: 'Check user, password, and authSource of the address. In a password, write @ as %40, / as %2F, and % as %25.',
    isConfiguration: true,
  },
  {
    signs: /\b13\b.*Unauthorized|Unauthorized|not authorized|not allowed to do action/i,
    fix: 'Give the user of the address the role readWrite on the database of MONGODB_DB.',
    isConfiguration: true,
  },
  {
    signs: /query(?:Srv|Txt)/,
    fix: "Check the name behind mongodb+srv://. If your network's DNS has no SRV records, name all hosts behind mongodb://.",
    isConfiguration: false,
  },
  {
    signs: /Invalid connection string|unescaped|userinfo/i,
    fix: 'Write it as mongodb://USER:PASSWORD@HOST:PORT/. In a password, write @ as %40, : as %3A, / as %2F, and % as %25.',
    isConfiguration: true,
  },
  {
    signs: /wire version/i,
    fix: 'Use MongoDB 5.0 or later.',
    isConfiguration: true,
  },
  {
    signs: /closed|ECONNRESET|socket disconnected/i,
    fix: 'Check the address, and that the server is running. If the server wants TLS, add tls=true.',
    isConfiguration: false,
  },
  {
    signs: /Server selection timed out/i,
    fix: 'Check the address, that the server is running, and the options tls and replicaSet.',
    isConfiguration: false,
  },
  {
    signs: /MongoServerSelectionError|MongoNetworkError|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN/,
    fix: 'Check the address, and that the server is running.',
    isConfiguration: false,
  },
];

const OTHER: Omit<Kind, 'signs'> = {
  fix: 'Check its address, options, user, and password.',
  isConfiguration: true,
};

/** Everything by which an error is known: its own, and its cause's. */
function signsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code = '', codeName = '' } = error as { code?: unknown; codeName?: unknown };
  const cause = error.cause === undefined ? '' : signsOf(error.cause);
  return [error.name, String(code), String(codeName), error.message, cause].join(' ');
}

/** Names the cause where a server can't be reached or used. Never contains passwords. */
export function whyNoServer(error: unknown): StoreFailure {
  const signs = signsOf(error);
  const { fix, isConfiguration } = KINDS.find((kind) => kind.signs.test(signs)) ?? OTHER;
  const message = scrub(error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
  return { says: message, fix, isConfiguration };
}
