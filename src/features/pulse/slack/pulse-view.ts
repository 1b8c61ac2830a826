import type { ClientId, UserId } from '../../../domain/names.ts';
import type { Factor } from '../../../domain/pulse/factors.ts';
import type { ModalContent, PicturedContent } from '../../../slack/open-modal.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { Mrkdwn } from '../../../text/mrkdwn.ts';
import type { PulseDeps } from './deps.ts';
import { pulseForm } from './views/pulse-form.ts';
import { pulsePage, pulsePictures } from './views/pulse-page.ts';

const NOTHING: ReadonlySet<Factor> = new Set();

/** The form with which a person scores a client, or why there is none. */
export async function formOf(
  { useCases, workspace, texts }: PulseDeps,
  person: UserId,
  client: ClientId,
  chosen: ReadonlySet<Factor> = NOTHING,
): Promise<ModalContent> {
  const form = await useCases.openPulse({ workspace, person, client });
  return form.ok ? pulseForm(form, chosen, texts) : textMessage(texts.pulse.refused(form.why));
}

/** What was done, with the name of the client. */
type NoteOf = (client: string) => Mrkdwn;

/** The page of a client's pulse with its picture, with a word on what was done and the client that waits next. */
export async function pageOf(
  { useCases, workspace, texts }: PulseDeps,
  person: UserId,
  client: ClientId,
  { noteOf }: { readonly noteOf?: NoteOf } = {},
): Promise<PicturedContent> {
  const [shown, due] = await Promise.all([
    useCases.showPulse({ workspace, person, client }),
    useCases.duePulses(workspace, person),
  ]);
  if (shown === undefined) return textMessage(texts.pulse.refused('gone'));
  const next = due.find(({ id }) => id !== shown.client.id);
  const note = { note: noteOf?.(shown.client.name), next };
  return { modal: pulsePage(shown, note, texts), pictures: pulsePictures(shown, note, person, texts) };
}
