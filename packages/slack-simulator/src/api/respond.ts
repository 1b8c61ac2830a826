/** What the app sends to a response_url (docs.slack.dev/interactivity/handling-user-interaction, "Message responses"). */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isObject, type Json, textAt } from '../elements.ts';
import { type Draft, edit, findMessage, post, postEphemeral, remove } from '../messages.ts';
import type { Conversation, Workspace } from '../model.ts';
import type { ResponseOrigin } from '../response-urls.ts';
import { checkContent, shortened } from '../validate/message.ts';
import { checkPictures, checkRolledOut } from '../validate/pictures.ts';
import { type World, workspaceOf } from '../world.ts';
import { ApiError, NotRolledOut } from './errors.ts';
import { readBody, sendJson } from './http.ts';

interface Place {
  readonly world: World;
  readonly workspace: Workspace;
  readonly conversation: Conversation;
  readonly origin: ResponseOrigin;
}

const isTrue = (value: unknown) => value === true || value === 'true';

function original({ workspace, conversation, origin }: Place) {
  if (origin.messageTs === undefined) return undefined;
  return findMessage(workspace, conversation, origin.messageTs, origin.user);
}

const listOf = (value: unknown) => (Array.isArray(value) ? value : undefined);

function draftOf({ workspace }: Place, text: string | undefined, body: Json): Draft {
  const [blocks, attachments] = [listOf(body['blocks']), listOf(body['attachments'])];
  const threadTs = textAt(body, 'thread_ts');
  return {
    user: workspace.botUser,
    botId: workspace.botId,
    text: text ?? '',
    ...(blocks === undefined ? {} : { blocks }),
    ...(attachments === undefined ? {} : { attachments }),
    ...(threadTs === undefined ? {} : { threadTs }),
  };
}

/** Posts what the app answers, to one person unless it says `in_channel`. Throws ApiError where it is not right. */
export function answerMessage(place: Place, body: Json): void {
  const { world, workspace, conversation, origin } = place;
  const message = original(place);
  if (isTrue(body['delete_original'])) {
    if (message !== undefined) remove(world, workspace, conversation, message);
    return;
  }
  const text = shortened(textAt(body, 'text'));
  checkContent({ text, blocks: body['blocks'] ?? undefined, attachments: body['attachments'] ?? undefined });
  checkRolledOut(workspace, body['blocks']);
  checkPictures(place, body['blocks'], 'invalid_blocks');
  if (isTrue(body['replace_original']) && message !== undefined) {
    const [blocks, attachments] = [listOf(body['blocks']), listOf(body['attachments'])];
    edit(world, message, { user: workspace.botUser, text, blocks, attachments });
    return;
  }
  const draft = draftOf(place, text, body);
  if (body['response_type'] === 'in_channel') post(world, conversation, draft);
  else postEphemeral(world, conversation, origin.user, draft);
}

function parsed(body: Buffer): Json {
  try {
    const value: unknown = JSON.parse(body.toString());
    if (isObject(value)) return value;
  } catch {
    // Refused below, like JSON that is no object.
  }
  throw new ApiError('invalid_payload');
}

/** Handles `POST /respond/…`. */
export async function respond(world: World, request: IncomingMessage, response: ServerResponse, path: string) {
  const started = performance.now();
  const body = await readBody(request);
  if (body === undefined) return sendJson(response, 413, { ok: false, error: 'request_too_large' });
  const origin = world.responseUrls.use(path);
  const record = (status: string) =>
    world.recorder.add({
      at: world.clock.now(),
      direction: 'in',
      name: 'response_url',
      request: body.toString(),
      response: {},
      status,
      ms: performance.now() - started,
    });
  if (origin === undefined) {
    record('expired_url');
    return sendJson(response, 404, { ok: false, error: 'expired_url' });
  }
  const workspace = workspaceOf(world, origin.workspace);
  const conversation = workspace.conversations.get(origin.channel);
  try {
    if (conversation === undefined) throw new ApiError('channel_not_found');
    answerMessage({ world, workspace, conversation, origin }, parsed(body));
    record('ok');
    sendJson(response, 200, { ok: true });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    record(error instanceof NotRolledOut ? 'not_rolled_out' : error.code);
    sendJson(response, 400, { ok: false, error: error.code, ...error.more });
  }
}
