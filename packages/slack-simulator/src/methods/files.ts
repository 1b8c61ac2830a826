import { type Args, listArg, neededArg, textArg } from '../api/args.ts';
import { ApiError, refusal } from '../api/errors.ts';
import type { CallContext, MethodTable } from '../api/method.ts';
import { isObject, textAt } from '../elements.ts';
import { secret, slackId } from '../ids.ts';
import { post } from '../messages.ts';
import type { UploadedFile } from '../model.ts';
import { fileJson } from '../payloads/file-json.ts';
import { shortened } from '../validate/message.ts';
import { postable } from './lookup.ts';

const largest = 1_000_000_000;
/** Files beyond this are refused: the simulator keeps them in memory. */
export const maxFiles = 5_000;

function getUploadUrl({ world, workspace }: CallContext, args: Args) {
  const name = neededArg(args, 'filename');
  const length = Number(neededArg(args, 'length'));
  if (!Number.isInteger(length) || length <= 0 || length > largest) {
    throw refusal('invalid_arguments', ['[ERROR] invalid value: length']);
  }
  if (world.files.size >= maxFiles) throw new ApiError('storage_limit_reached');
  const file: UploadedFile = {
    id: slackId('F'),
    workspace: workspace.id,
    name,
    user: workspace.botUser,
    length,
    uploadSecret: secret(),
    createdAt: Math.floor(world.clock.now().getTime() / 1_000),
    title: name,
    altText: textArg(args, 'alt_txt') ?? textArg(args, 'alt_text') ?? '',
    mimetype: 'application/octet-stream',
    content: undefined,
    readyAt: undefined,
    channels: [],
  };
  world.files.set(file.id, file);
  return { upload_url: `${world.base()}/upload/${file.id}/${file.uploadSecret}`, file_id: file.id };
}

function uploaded({ world, workspace }: CallContext, entry: unknown): UploadedFile {
  const id = isObject(entry) ? textAt(entry, 'id') : undefined;
  const file = world.files.get(id ?? '');
  if (file === undefined || file.workspace !== workspace.id || file.content === undefined) {
    throw new ApiError('file_not_found');
  }
  file.title = (isObject(entry) ? textAt(entry, 'title') : undefined) ?? file.title;
  return file;
}

function complete(context: CallContext, args: Args) {
  const { world, workspace } = context;
  const entries = args['files'];
  if (!Array.isArray(entries) || entries.length === 0) {
    throw refusal('invalid_arguments', ['[ERROR] missing required field: files']);
  }
  const id = textArg(args, 'channel_id');
  const places = [...(id === undefined ? [] : [id]), ...listArg(args, 'channels')].map((place) =>
    postable(context, place),
  );
  const files = entries.map((entry) => uploaded(context, entry));
  for (const file of files) file.readyAt ??= performance.now() + world.fileDelayMs;
  for (const conversation of places) {
    const threadTs = textArg(args, 'thread_ts');
    for (const file of files) file.channels.push(conversation.id);
    post(world, conversation, {
      user: workspace.botUser,
      botId: workspace.botId,
      text: shortened(textArg(args, 'initial_comment')) ?? '',
      files: files.map((file) => file.id),
      ...(threadTs === undefined ? {} : { threadTs }),
    });
  }
  return { files: files.map((file) => fileJson(file, world)) };
}

function info({ world, workspace }: CallContext, args: Args) {
  const file = world.files.get(neededArg(args, 'file'));
  if (file === undefined || file.workspace !== workspace.id) throw new ApiError('file_not_found');
  return { file: fileJson(file, world), comments: [], response_metadata: { next_cursor: '' } };
}

/** docs.slack.dev/reference/methods/files.delete. Every file here is the app's own. */
function remove({ world, workspace }: CallContext, args: Args) {
  const file = world.files.get(neededArg(args, 'file'));
  if (file === undefined || file.workspace !== workspace.id) throw new ApiError('file_not_found');
  world.files.delete(file.id);
  return {};
}

export const fileMethods: MethodTable = {
  'files.getUploadURLExternal': { scopes: ['files:write'], tier: 4, run: getUploadUrl },
  'files.completeUploadExternal': { json: true, scopes: ['files:write'], tier: 4, run: complete },
  'files.delete': { json: true, scopes: ['files:write'], tier: 3, run: remove },
  'files.info': { scopes: ['files:read'], tier: 4, run: info },
};
