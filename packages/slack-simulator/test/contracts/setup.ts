/**
 * Runs with every test file: whatever passes between any simulated Slack of the file and its app is held against the
 * contracts, and a complaint fails the test in which it came up. Simulators in processes of their own are not seen.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterAll, afterEach, expect, inject } from 'vitest';
import { RECORDS, REFUSALS } from '../../src/records-channel.ts';
import type { Contracts } from './contracts.ts';
import { itemsOf, writeTraffic } from './traffic.ts';
import { answerComplaints, complaintsOf, type Watched } from './watch.ts';

/** Beyond this the first ones tell enough. */
const MOST_LISTED = 20;

let waiting: Watched[] = [];

/** Everything that was exercised since the file began. */
const exercised = new Set<string>();

function note(message: unknown): void {
  const watched = message as Watched;
  waiting.push(watched);
  for (const item of itemsOf(watched.record)) exercised.add(item);
}
const noteRefusal = (code: unknown) => void exercised.add(`refusal ${String(code)}`);

subscribe(RECORDS, note);
subscribe(REFUSALS, noteRefusal);

/**
 * A schema that is compiled for the first time holds everything up; in between, connections have their turn to answer
 * pings, or a loaded machine would lose them.
 */
const turn = () => new Promise<void>((resolve) => void setImmediate(resolve));

async function complaintsAbout(seen: readonly Watched[], known: Contracts): Promise<string[]> {
  const found = new Set<string>();
  for (const watched of seen) {
    for (const complaints of [complaintsOf, answerComplaints]) {
      for (const complaint of complaints(watched, known)) found.add(complaint);
      await turn();
    }
  }
  return [...found];
}

async function judge(): Promise<void> {
  if (waiting.length === 0) return;
  // Loaded where something passed; what is compiled is kept for the files that follow in this process.
  const known = await (await import('./contracts.ts')).sharedContracts();
  const seen = waiting;
  waiting = [];
  const complaints = await complaintsAbout(seen, known);
  if (complaints.length === 0) return;
  throw new Error(
    `What passed between Slack and the app is not as Slack has it:\n${complaints.slice(0, MOST_LISTED).join('\n')}`,
  );
}

afterEach(judge);
// What came up before the first test, between tests, or while the file was ending.
afterAll(async () => {
  try {
    await judge();
  } finally {
    // Another file may follow in this process, and listens for itself.
    unsubscribe(RECORDS, note);
    unsubscribe(REFUSALS, noteRefusal);
  }
});
afterAll(() => {
  const { testPath } = expect.getState();
  if (testPath !== undefined) writeTraffic(inject('traffic'), testPath, exercised);
});
