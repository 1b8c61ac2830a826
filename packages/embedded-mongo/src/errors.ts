/** MongoDB's error codes that this server gives, by name (the manual's "Error Codes", error_codes.yml). */
export const CODES = {
  InternalError: 1,
  BadValue: 2,
  HostNotFound: 7,
  FailedToParse: 9,
  TypeMismatch: 14,
  IllegalOperation: 20,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  NotSingleValueField: 54,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  ShutdownInProgress: 91,
  InvalidLength: 16,
  UnknownReplWriteConcern: 79,
  CommandNotSupported: 115,
  ExceededMemoryLimit: 146,
  InvalidIndexSpecificationOption: 197,
  InvalidPipelineOperator: 168,
  NotImplemented: 238,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  OutOfDiskSpace: 14031,
  InvalidBSON: 22,
  NoReplicationEnabled: 76,
  NotAReplicaSet: 123,
} as const;
export type CodeName = keyof typeof CODES;

/** A refusal in the server's own shape: `code`, `codeName`, `errmsg` and, for a duplicate key, its key. */
export class CommandError extends Error {
  readonly code: number;
  readonly codeName: string;
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(name: CodeName | number, message: string, extra: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'CommandError';
    this.code = typeof name === 'number' ? name : CODES[name];
    this.codeName = typeof name === 'number' ? `Location${name}` : name;
    this.extra = extra;
  }
}

/** What MongoDB can do and this store cannot: refused, so that an answer is never silently another one. */
export function unsupported(what: string): CommandError {
  return new CommandError(
    'CommandNotSupported',
    `${what} is not supported by the embedded store. Use a MongoDB server (MONGODB_URI)`,
  );
}

/** The server's refusal of a document of so many bytes. */
export function tooLarge(size: number): CommandError {
  return new CommandError(
    'BSONObjectTooLarge',
    `BSONObj size: ${size} is invalid. Size must be between 0 and 16793600`,
  );
}

export type StoreFileProblem =
  | 'locked'
  | 'not-a-database'
  | 'foreign'
  | 'newer'
  | 'corrupt'
  | 'too-large'
  | 'read-only'
  | 'unreachable';

/** Why the store's file can't be used, in one line with the file's name and the fix. The file is unchanged. */
export class StoreFileError extends Error {
  readonly problem: StoreFileProblem;
  readonly file: string;

  constructor(problem: StoreFileProblem, file: string, message: string) {
    super(message);
    this.name = 'StoreFileError';
    this.problem = problem;
    this.file = file;
  }
}
