import { describe, expect, it } from 'vitest';
import { coverageDocument, staleIn } from './coverage.ts';
import { itemsOf, type Traffic } from './traffic.ts';

const traffic = (items: readonly string[]): Traffic =>
  new Map([
    ['packages/slack-simulator/test/server/a.test.ts', new Set(items)],
    ['packages/slack-simulator/test/contracts/b.test.ts', new Set(['method chat.update'])],
  ]);
const whole = new Set(['test/server', 'test/contracts']);
const ran = traffic(['method chat.update', 'refusal not_authed', 'event message', 'used button']);

describe('docs/slack-coverage.md', () => {
  it('is not stale right after it was written, and says who exercised what', () => {
    const document = coverageDocument(ran);
    expect(staleIn(document, ran, whole)).toEqual([]);
    expect(document).toContain('| `chat.update` | chat:write | 3 | form, JSON | test/contracts, test/server |');
    expect(document).toContain('| `chat.delete` | chat:write | 3 | form, JSON | **none** |');
  });

  it('is stale where a folder, all of which ran, did not exercise what it says', () => {
    const document = coverageDocument(ran);
    const less = traffic(['method chat.update', 'event message', 'used button']);
    expect(staleIn(document, less, whole)).toEqual(['Refusals: not_authed was not exercised by test/server']);
    expect(staleIn(document, less, new Set(['test/contracts']))).toEqual([]);
  });

  it('is stale where it leaves something out, or says that nothing exercised it', () => {
    const document = coverageDocument(ran);
    const more = traffic([
      'method chat.update',
      'refusal not_authed',
      'event message',
      'used button',
      'event team_join',
      'used overflow',
    ]);
    expect(staleIn(document, more, whole)).toEqual([
      'Events: team_join is missing',
      'Elements that people used: overflow was exercised by test/server',
    ]);
  });

  it('knows a call, its refusal, its blocks and a click by what was recorded', () => {
    const record = { id: 1, at: new Date(0), ms: 0, response: {}, direction: 'in', name: 'chat.postMessage' } as const;
    const blocks = [{ type: 'actions', elements: [{ type: 'overflow' }] }];
    expect(itemsOf({ ...record, status: 'ok', request: { blocks } })).toEqual([
      'method chat.postMessage',
      'stands actions',
      'stands overflow',
    ]);
    expect(itemsOf({ ...record, status: 'no_text', request: {} })).toContain('refusal no_text');
    const request = { type: 'block_actions', view: { type: 'home' }, actions: [{ type: 'overflow' }] };
    expect(itemsOf({ ...record, direction: 'out', status: 'ok', request })).toEqual([
      'payload block_actions in a home',
      'used overflow',
    ]);
  });
});
