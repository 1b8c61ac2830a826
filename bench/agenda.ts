import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';
import type { Db, Document } from 'mongodb';

/** The peer's own name of what it runs. */
export const POST = 'post';
const COLLECTION = 'agendaJobs';
const LOCK_LIFETIME_MS = 10 * 60 * 1000;

/** With nothing but what its README shows, and with what makes it fastest here. */
export const AGENDA_SETTINGS = {
  'at its defaults': {},
  tuned: { processEvery: 100, maxConcurrency: 200, defaultConcurrency: 200 },
} as const;
export type AgendaSettings = (typeof AGENDA_SETTINGS)[keyof typeof AGENDA_SETTINGS];

/** Agenda 6 on a database, with one kind of work; it runs nothing until it is started. */
export async function openAgenda(
  db: Db,
  settings: AgendaSettings = {},
  post: (id: string) => void = () => undefined,
): Promise<Agenda> {
  const agenda = new Agenda({ backend: new MongoBackend({ mongo: db }), ...settings });
  agenda.define<{ id: string }>(POST, async ({ attrs }) => post(attrs.data.id));
  await agenda.ready;
  return agenda;
}

/** A document as Agenda stores it when it is asked to post something at a moment: made by itself, and taken out again. */
export async function agendaRow(agenda: Agenda, db: Db, at: Date): Promise<(id: string) => Document> {
  await agenda.schedule(at, POST, { id: 'sample' });
  const row = await db.collection(COLLECTION).findOneAndDelete({ name: POST });
  if (row === null) throw new Error('Agenda stored nothing');
  const { _id, ...rest } = row;
  return (id) => ({ ...rest, data: { id } });
}

/** What Agenda does at each of its ticks for a kind of work, where nothing is due: the same call that it makes. */
export function agendaTick(agenda: Agenda): Promise<unknown> {
  const now = Date.now();
  return agenda.db.getNextJobToRun(POST, new Date(now + 5000), new Date(now - LOCK_LIFETIME_MS), undefined, undefined);
}

export { COLLECTION as AGENDA_COLLECTION };
