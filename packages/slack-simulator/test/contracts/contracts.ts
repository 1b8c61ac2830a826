import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { discriminated } from './discriminated.ts';
import { addedByClient, corrected } from './overrides.ts';
import { correctedResults } from './result-overrides.ts';
import { results } from './results.ts';
import { type Definitions, resultSchemas, type Schema, slackSchemas } from './schemas.ts';

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export interface Contracts {
  /** What is wrong with a payload that Slack sends; empty where it is as Slack's types say. */
  readonly payload: (payload: unknown) => string[];
  /** What is wrong with an app's acknowledgement of a payload of that type. */
  readonly answer: (payloadType: string, body: unknown) => string[];
  /** What is wrong with a call of the Web API. */
  readonly call: (method: string, args: unknown) => string[];
  /** What is wrong with what the Web API answered to such a call. */
  readonly result: (method: string, body: unknown) => string[];
  readonly methods: readonly string[];
}

/** Complaints beyond this are left out, the deepest ones first in the list. */
const mostComplaints = 6;

/** Of the branches of a union the one that got furthest is the one that was meant. */
function worded(errors: readonly ErrorObject[]): string[] {
  const depth = ({ instancePath }: ErrorObject) => instancePath.split('/').length;
  const own = errors.filter(({ keyword }) => !['anyOf', 'oneOf', 'not'].includes(keyword));
  const deepest = Math.max(0, ...own.map(depth));
  const lines = own
    .filter((error) => depth(error) >= deepest - 1)
    .toSorted((one, other) => depth(other) - depth(one))
    .map(({ instancePath, message, params }) => {
      const extra = params['additionalProperty'] ?? params['allowedValue'] ?? params['tagValue'];
      return `${instancePath || '/'} ${message}${extra === undefined ? '' : `: ${JSON.stringify(extra)}`}`;
    });
  const found = [...new Set(lines)].slice(0, mostComplaints);
  return found.length > 0 ? found : ['/ is of none of the allowed shapes'];
}

/** The names of the definitions of an event: those of its type, and of its subtype where there are such. */
function eventDefinitions(all: Definitions, event: Json): string[] {
  const typed = Object.entries(all).filter(
    ([name, { properties }]) => name.endsWith('Event') && properties?.['type']?.const === event['type'],
  );
  const exact = typed.filter(([, { properties }]) => properties?.['subtype']?.const === event['subtype']);
  return exact.map(([name]) => name);
}

/** Arguments of a form are texts: those that the schema wants as numbers or booleans are turned into such. */
function unformed(args: Json, schema: Schema, all: Definitions): Json {
  const kinds = (key: string, within: Schema): string[] => {
    const target = within.$ref === undefined ? within : all[decodeURIComponent(within.$ref.split('/').at(-1) ?? '')];
    const own = target?.properties?.[key];
    return [
      ...(own?.type === undefined ? [] : [own.type].flat()),
      ...(target?.anyOf ?? []).flatMap((one) => kinds(key, one)),
    ];
  };
  return Object.fromEntries(
    Object.entries(args).flatMap(([key, value]): [string, unknown][] => {
      const wanted = kinds(key, schema);
      if (wanted.length === 0 && addedByClient.has(key)) return [];
      if (typeof value !== 'string') return [[key, value]];
      if (wanted.includes('boolean') && /^(true|false)$/.test(value)) return [[key, value === 'true']];
      if (wanted.includes('number') && /^\d+$/.test(value)) return [[key, Number(value)]];
      return [[key, value]];
    }),
  );
}

type Group = 'Payloads' | 'Answers' | 'Calls' | 'OtherCalls';

const typeOf = (payload: unknown) =>
  isObject(payload) && typeof payload['type'] === 'string' ? payload['type'] : 'slash_command';

/** Every type in a schema of its own. */
async function createResultCheck(checkView: (view: unknown) => string[]): Promise<Contracts['result']> {
  const schemas = correctedResults(await resultSchemas());
  const ajv = new Ajv({ strict: false, allErrors: true });
  const compiled = new Map<string, ValidateFunction>();
  const named: Readonly<Record<string, string>> = results;
  return (method, body) => {
    const name = named[method];
    const schema = schemas[name ?? ''];
    if (name === undefined || schema === undefined) return [`/ answers ${method}, of which no type is known`];
    const validate = compiled.get(name) ?? ajv.compile(schema);
    compiled.set(name, validate);
    const found = validate(body) ? [] : worded(validate.errors ?? []);
    const view = isObject(body) ? body['view'] : undefined;
    return view === undefined ? found : [...found, ...checkView(view).map((line) => `/view${line}`)];
  };
}

/** Validators of everything that passes between Slack and an app, made from the installed packages' types. */
async function createContracts(): Promise<Contracts> {
  const all = discriminated(corrected(await slackSchemas()));
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addSchema({ $id: 'slack', definitions: all });
  const compiled = new Map<string, ValidateFunction>();
  const check = (pointer: string, value: unknown): string[] => {
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `slack#/definitions/${pointer}` });
    compiled.set(pointer, validate);
    return validate(value) ? [] : worded(validate.errors ?? []);
  };
  const member = (group: Group, name: string) => all[group]?.properties?.[name];
  const checkMember = (group: Group, name: string, value: unknown): string[] =>
    member(group, name) === undefined
      ? [`/ is a ${name}, of which no type is known`]
      : check(`${group}/properties/${name}`, value);
  const checkEvent = (payload: unknown): string[] => {
    const event = isObject(payload) && isObject(payload['event']) ? payload['event'] : {};
    const possible = eventDefinitions(all, event);
    if (possible.length === 0) return [`/event is of no known type: ${String(event['type'])}`];
    const found = possible.map((name) => check(encodeURIComponent(name), event));
    return found.some((complaints) => complaints.length === 0) ? [] : (found[0] ?? []).map((line) => `/event${line}`);
  };
  return {
    payload: (payload) => {
      const type = typeOf(payload);
      const envelope = checkMember('Payloads', type, payload);
      return type === 'event_callback' ? [...envelope, ...checkEvent(payload)] : envelope;
    },
    answer: (type, body) => {
      if (typeof body === 'string' && type === 'slash_command') return [];
      // Bolt acknowledges a string by itself over HTTP, and nothing with an empty body.
      if (body === undefined || (isObject(body) && Object.keys(body).length === 0)) return [];
      if (member('Answers', type) === undefined) return [`/ answers a ${type}, to which nothing is said`];
      return checkMember('Answers', type, body);
    },
    call: (method, args) => {
      const group = member('Calls', method) === undefined ? 'OtherCalls' : 'Calls';
      const schema = member(group, method);
      return checkMember(group, method, isObject(args) && schema !== undefined ? unformed(args, schema, all) : args);
    },
    result: await createResultCheck((view) => check('ViewOutput', view)),
    methods: ['Calls', 'OtherCalls'].flatMap((group) => Object.keys(all[group]?.properties ?? {})),
  };
}

let kept: Promise<Contracts> | undefined;

/** The validators of this process: each is compiled when it is first needed, and kept. */
export function sharedContracts(): Promise<Contracts> {
  kept ??= createContracts();
  return kept;
}
