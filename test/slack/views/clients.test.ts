import { describe, expect, it } from 'vitest';
import { MAX_CLIENTS } from '../../../src/domain/client/client.ts';
import { addForm, editForm, endForm, mergeForm } from '../../../src/features/client/slack/views/client-forms.ts';
import { clientsModal } from '../../../src/features/client/slack/views/clients-modal.ts';
import { SPOKEN_EXTREMES } from '../../support/extremes.ts';
import { aClient, aTeam } from '../../support/samples.ts';
import { english } from '../../support/texts.ts';
import { expectView } from './check.ts';

const under = { below: 'V0123456789', from: 0 };

describe.each(SPOKEN_EXTREMES)('the forms and the list of clients at their limits (%s)', (_, text, t) => {
  const client = aClient({
    name: text(200),
    code: 'ACME-INTERNATIONAL',
    notes: text(3000),
    people: Array.from({ length: 20 }, (__, index) => `U${index}`),
  });
  const others = Array.from({ length: MAX_CLIENTS - 1 }, (__, index) =>
    aClient({ id: `c${index}`, name: text(200), code: `CODE${index}` }),
  );

  it('are what Slack takes', () => {
    expectView(addForm(under, 'success', 'U1', t));
    expectView(editForm(under, client, t));
    expectView(mergeForm(under, client, others, t));
    expectView(endForm(under, client, '2026-03-31', t));
    const all = [client, ...others].map((one) => ({ ...one, goals: 500 }));
    expectView(clientsModal({ team: aTeam({ name: text(80) }), clients: all, today: '2026-03-02' }, 0, t));
    expectView(clientsModal({ team: aTeam(), clients: [], today: '2026-03-02' }, 0, t));
  });
});

it('two clients of one name are told apart by their codes where one is chosen', () => {
  const [one, other] = [aClient(), aClient({ id: 'second', code: 'ACME-2' })];
  const menu = JSON.stringify(mergeForm(under, aClient({ id: 'third', code: 'THIRD' }), [one, other], english()));
  expect(menu).toContain(one.code);
  expect(menu).toContain('ACME-2');
});
