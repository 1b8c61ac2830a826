import { describe, expect, it } from 'vitest';
import { activeClients, type Client, clientOf, idsOf, knownClients } from '../../../src/domain/client/client.ts';
import { withClientChange } from '../../../src/domain/client/client-changes.ts';
import { aClient } from '../../support/samples.ts';

const merged = (id: string, into: string): Client => aClient({ id, code: id.toUpperCase(), merged: { into } });
const ids = (clients: readonly Client[]) => clients.map(({ id }) => id);

describe('a client', () => {
  it('is meant by the ids of all that were merged into it, one after the other', () => {
    const clients = [merged('a', 'b'), merged('b', 'c'), aClient({ id: 'c' }), aClient({ id: 'd' })];
    expect(['a', 'b', 'c', 'd', 'x'].map((id) => clientOf(clients, id)?.id)).toEqual(['c', 'c', 'c', 'd', undefined]);
    expect(idsOf(clients, { id: 'c' })).toEqual(['a', 'b', 'c']);
    expect(idsOf(clients, { id: 'd' })).toEqual(['d']);
  });

  it('is the smallest id of a circle, and not found through one that is gone', () => {
    const clients = [merged('a', 'b'), merged('b', 'a'), merged('c', 'gone')];
    expect(['a', 'b', 'c'].map((id) => clientOf(clients, id)?.id)).toEqual(['a', 'a', undefined]);
    expect(ids(knownClients(clients))).toEqual(['a']);
  });

  it('is listed unless it was merged, and looked after until it ends', () => {
    const clients = [aClient({ id: 'a' }), merged('b', 'a'), aClient({ id: 'c', ended: { on: '2026-03-31' } })];
    expect(ids(knownClients(clients))).toEqual(['a', 'c']);
    expect(ids(activeClients(clients))).toEqual(['a']);
  });
});

describe('a change of a client', () => {
  const made = { id: 'x1', by: 'U9', at: new Date('2026-03-02T08:00:00Z') };

  it('is kept with what was before, and names only what changed', () => {
    const client = aClient({ notes: 'Prefers calls.' });
    const changed = withClientChange(client, { name: 'Northwind', code: client.code, notes: null }, made);
    expect(changed).toMatchObject({ ok: true, client: { name: 'Northwind', version: 2 } });
    if (!changed.ok) return;
    expect(changed.client).not.toHaveProperty('notes');
    const was = { name: client.name, notes: 'Prefers calls.' };
    expect(changed.client.changes).toEqual([{ ...made, was, now: { name: 'Northwind', notes: null } }]);
  });

  it('is none where nothing is another, or where it is there already', () => {
    const client = aClient({ changes: [{ ...made, was: { notes: null }, now: { notes: 'x' } }] });
    expect(withClientChange(client, { people: [...client.people] }, { ...made, id: 'x2' })).toEqual({
      ok: false,
      why: 'unchanged',
    });
    expect(withClientChange(client, { name: 'Other' }, made)).toEqual({ ok: false, why: 'unchanged' });
  });

  it('is refused when there are as many as a client remembers', () => {
    const changes = Array.from({ length: 500 }, (_, index) => ({ ...made, id: `c${index}`, was: {}, now: {} }));
    expect(withClientChange(aClient({ changes }), { name: 'Other' }, made)).toEqual({ ok: false, why: 'full' });
  });
});
