/**
 * Runs with every test file: whatever passes between any simulated Slack of the file and its app is held against the
 * contracts, and a complaint fails the test in which it came up. Simulators in processes of their own are not seen.
 */
import { subscribe } from 'node:diagnostics_channel';
import { afterAll, afterEach } from 'vitest';
import { RECORDS } from '../../playground/slack/records-channel.ts';
import { type Contracts, createContracts } from './contracts.ts';
import { complaintsOf, type Watched } from './watch.ts';

/** Beyond this the first ones tell enough. */
const MOST_LISTED = 20;

let waiting: Watched[] = [];
let contracts: Promise<Contracts> | undefined;

subscribe(RECORDS, (message) => waiting.push(message as Watched));

async function judge(): Promise<void> {
  if (waiting.length === 0) return;
  contracts ??= createContracts();
  const known = await contracts;
  const seen = waiting;
  waiting = [];
  const complaints = [...new Set(seen.flatMap((watched) => complaintsOf(watched, known)))];
  if (complaints.length === 0) return;
  throw new Error(
    `What passed between Slack and the app is not as Slack has it:\n${complaints.slice(0, MOST_LISTED).join('\n')}`,
  );
}

afterEach(judge);
// What came up before the first test, between tests, or while the file was ending.
afterAll(judge);
