import { appendFileSync } from 'node:fs';
import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import type { Message } from '../../src/slack/views/message.ts';

/** Something that is shown in the gallery: `modal goal-form`, `message digest`, `answer list`, `home`. */
export interface Shown {
  readonly id: string;
  readonly language: string;
  readonly view: Pick<Message, 'blocks' | 'picture'> | ModalView | HomeView;
}

/** One call of the app, or one payload for it, as the simulated Slack keeps them. */
interface Call {
  readonly direction: 'in' | 'out';
  readonly name: string;
  readonly status: string;
  readonly request: unknown;
}

/** With GALLERY set to a file, every view that a test looks at is put there, one a line, for `npm run gallery`. */
const file = process.env['GALLERY'];

export function keepForGallery(id: string, view: Shown['view'], language: string): void {
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ id, language, view })}\n`);
}

/** What a view is called in the gallery. Modals that only show something have no name of their own, but a title. */
export function nameOfView(view: ModalView | HomeView): string {
  if (view.type === 'home') return 'home';
  return `modal ${view.callback_id ?? `info: ${view.title.text}`}`;
}

/** Keeps what people saw in a workspace: modals, Homes, and answers to commands, with the pictures of its files. */
export async function keepSeen(calls: readonly Call[], workspace: URL, language: string): Promise<void> {
  if (file === undefined) return;
  let command = 'to a click';
  for (const { direction, name, status, request } of calls) {
    if (direction === 'out' && name.startsWith('/')) command = firstWord((request as { text?: string }).text);
    if (direction === 'out' || status !== 'ok') continue;
    const sent = contentOf(name, request);
    if (sent === undefined) continue;
    const id = 'type' in sent ? nameOfView(sent) : `answer ${command}`;
    keepForGallery(id, await withPictures(sent, workspace), language);
  }
}

type Content = { readonly blocks: KnownBlock[] } | ModalView | HomeView;

/** The modal, Home, or answer that a call shows. */
function contentOf(name: string, request: unknown): Content | undefined {
  const sent = (typeof request === 'string' ? JSON.parse(request) : request) as {
    readonly view?: ModalView | HomeView | string;
    readonly blocks?: KnownBlock[];
  };
  if (name.startsWith('views.')) return typeof sent.view === 'string' ? JSON.parse(sent.view) : sent.view;
  return name === 'response_url' && sent.blocks !== undefined ? { blocks: sent.blocks } : undefined;
}

function firstWord(text = ''): string {
  return /^[a-z]+/u.exec(text)?.[0] ?? 'home';
}

/** Pictures that are files of the workspace, as they are. One that was deleted since stays as it is. */
async function withPictures<V extends Content>(view: V, workspace: URL): Promise<V> {
  const blocks = await Promise.all(
    (view.blocks as readonly KnownBlock[]).map(async (block) => {
      if (block.type !== 'image' || !('slack_file' in block) || !('id' in block.slack_file)) return block;
      const { slack_file: shown, ...rest } = block;
      const response = await fetch(new URL(`files/${shown.id}/picture`, workspace));
      if (!response.ok) return block;
      return { ...rest, image_url: dataUrl(Buffer.from(await response.arrayBuffer())) };
    }),
  );
  return { ...view, blocks };
}

/** A PNG that stands in the page itself. */
export function dataUrl(png: Uint8Array): string {
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}
