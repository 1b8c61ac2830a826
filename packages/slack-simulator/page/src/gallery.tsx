import type { AnyBlock, View } from '@slack/types';
import { prerenderToNodeStream } from 'react-dom/static';
import type { PersonCard, Snapshot } from '../../src/protocol.ts';
import { Blocks } from './blocks/Blocks.tsx';
import { type SurfaceHandle, SurfaceProvider } from './inputs/surface.tsx';
import { WorkspaceProvider } from './state/workspace.tsx';
import { withEmoji } from './text/emoji.ts';

const NOTHING = async () => ({ ok: true as const });
const person = (id: string, name: string): PersonCard => {
  return { id, name, title: '', zone: 'UTC', color: '#666', initials: name.slice(0, 1), isBot: false };
};
const PEOPLE = [
  ...[person('U1', 'Noor'), person('U2', 'Mara')],
  ...['Noor', 'Mara', 'Diego', 'Sam', 'June', 'Ada', 'London'].map((name) => person(`U0${name.toUpperCase()}`, name)),
];
const SNAPSHOT = {
  revision: 1,
  workspace: { id: 'T1', name: 'Gallery' },
  app: { id: 'A1', name: 'Goalpost', botUser: 'UBOT', connected: true },
  me: PEOPLE[0],
  people: PEOPLE,
  conversations: [],
  messages: {},
  modals: [],
  commands: [],
  shortcuts: [],
  clock: { now: '2026-12-01T09:00:00Z', movable: false, moving: false, upcoming: [] },
} as unknown as Snapshot;
const SURFACE: SurfaceHandle = {
  surface: { kind: 'view', viewId: 'V1' },
  values: {},
  mirror: () => undefined,
  dispatch: NOTHING,
  tellAtRest: () => undefined,
  options: NOTHING,
} as unknown as SurfaceHandle;

/** A message, a modal or an App Home as the page shows it, as HTML that needs no script. */
export async function markupOf(shown: { readonly blocks: readonly AnyBlock[] } | View): Promise<string> {
  const isModal = 'type' in shown && shown.type === 'modal';
  const { prelude } = await prerenderToNodeStream(
    <WorkspaceProvider snapshot={SNAPSHOT} act={NOTHING as never}>
      <SurfaceProvider value={SURFACE}>
        {isModal && <h4 className="gallery-title">{withEmoji(shown.title.text)}</h4>}
        <Blocks blocks={shown.blocks} />
        {isModal && (
          <footer className="dialog-actions">
            <button type="button" className="button">
              {withEmoji(shown.close?.text ?? 'Close')}
            </button>
            {shown.submit && (
              <button type="button" className="button button-primary">
                {withEmoji(shown.submit.text)}
              </button>
            )}
          </footer>
        )}
      </SurfaceProvider>
    </WorkspaceProvider>,
  );
  const parts: Buffer[] = [];
  for await (const part of prelude) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString();
}
