import { describe, expect, it } from 'vitest';
import { type Actor, policy, type Verdict } from '../../src/domain/policy.ts';
import { aClient, aGoal, aTeam } from '../support/samples.ts';

const team = aTeam({ lead: 'ULEAD', members: ['ULEAD', 'UOWNER', 'UMEMBER'] });
const goal = aGoal({ owner: 'UOWNER' });
const person = (id: string, changes: Partial<Actor> = {}): Actor => ({ id, admin: false, outsider: false, ...changes });
const actors = {
  lead: person('ULEAD'),
  owner: person('UOWNER'),
  member: person('UMEMBER'),
  // An owner who left the team still answers for the goal.
  'owner elsewhere': person('UAWAY'),
  stranger: person('USTRANGER'),
  admin: person('UADMIN', { admin: true }),
  'guest who owns': person('UOWNER', { outsider: true }),
  'admin of another organisation': person('UADMIN', { admin: true, outsider: true }),
};
const goalOf = (who: keyof typeof actors) => (who === 'owner elsewhere' ? { ...goal, owner: 'UAWAY' } : goal);
const said = (verdict: Verdict) => (verdict.allowed ? 'yes' : verdict.why);

describe('who may what', () => {
  it.each<[keyof typeof actors, string, string, string, string, string]>([
    // who                            use         see the team    add a goal      check in         lead
    ['lead', 'yes', 'yes', 'yes', 'yes', 'yes'],
    ['admin', 'yes', 'yes', 'yes', 'yes', 'yes'],
    ['owner', 'yes', 'yes', 'yes', 'yes', 'not-the-lead'],
    ['member', 'yes', 'yes', 'yes', 'not-the-owner', 'not-the-lead'],
    ['owner elsewhere', 'yes', 'not-a-member', 'not-a-member', 'yes', 'not-the-lead'],
    ['stranger', 'yes', 'not-a-member', 'not-a-member', 'not-the-owner', 'not-the-lead'],
    ['guest who owns', 'outsider', 'outsider', 'outsider', 'outsider', 'outsider'],
    ['admin of another organisation', 'outsider', 'outsider', 'outsider', 'outsider', 'outsider'],
  ])('%s', (who, ...verdicts) => {
    const actor = actors[who];
    expect([
      said(policy.use(actor)),
      said(policy.seeTeam(actor, team)),
      said(policy.addGoal(actor, team)),
      said(policy.checkIn(actor, goalOf(who), team)),
      said(policy.leadTeam(actor, team)),
    ]).toEqual(verdicts);
  });
});

describe('who may what with a client', () => {
  const client = aClient({ people: ['UOWNER', 'UAWAY'] });
  it.each<[keyof typeof actors, string, string, string]>([
    // who                            add a client    change it             score it
    ['lead', 'yes', 'yes', 'yes'],
    ['admin', 'yes', 'yes', 'not-for-the-client'],
    ['owner', 'yes', 'yes', 'yes'],
    ['member', 'yes', 'not-for-the-client', 'not-for-the-client'],
    ['owner elsewhere', 'not-a-member', 'not-for-the-client', 'not-for-the-client'],
    ['stranger', 'not-a-member', 'not-for-the-client', 'not-for-the-client'],
    ['guest who owns', 'outsider', 'outsider', 'outsider'],
    ['admin of another organisation', 'outsider', 'outsider', 'outsider'],
  ])('%s', (who, ...verdicts) => {
    const actor = actors[who];
    expect([
      said(policy.addClient(actor, team)),
      said(policy.changeClient(actor, client, team)),
      said(policy.scoreClient(actor, client, team)),
    ]).toEqual(verdicts);
  });
});
