import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { freshFile, openStore } from '../../packages/embedded-mongo/test/server/support.ts';
import { COMMAND_LINE } from '../support/built.ts';

const run = promisify(execFile);

/** The shell commands of a document, each block whole, in their order. */
function blocksOf(document: string): string[] {
  const text = readFileSync(document, 'utf8');
  return [...text.matchAll(/^( *)```sh\n([\s\S]*?)^ *```/gm)]
    .map(([, indent = '', block = '']) => block.replaceAll(new RegExp(`^${indent}`, 'gm'), ''))
    .filter((block) => block.includes('goalpost --'));
}

/** What the machine of a test has not: the service, and the server to move to. */
const SHELL = (uri: string) => `set -eu
systemctl() { :; }
npm() { while [ "$1" != -- ]; do shift; done; shift
  "${process.execPath}" "${COMMAND_LINE}" "\${@/mongodb:\\/\\/user:password@host\\//${uri.replaceAll('/', '\\/')}}"; }
`;

it('docs/store.md: an operator gets through every command, from the first backup to the move', async () => {
  const file = freshFile();
  const folder = dirname(file);
  mkdirSync(`${folder}/data`);
  const { client, store } = await openStore({ file: `${folder}/data/goalpost.db` });
  await client.db('goalpost').collection('goals').insertOne({ title: 'Retention' });
  await client.close();
  await store.close();
  const server = await openStore();
  const blocks = blocksOf('docs/store.md');
  expect(blocks.length).toBeGreaterThanOrEqual(6);
  const outputs: string[] = [];
  for (const block of blocks) {
    // Step 2 of a restore.
    const moved = /restore "[^"]*"$/m.test(block) ? 'mv data/goalpost.db moved-away.db\n' : '';
    const env = { PATH: process.env['PATH'] ?? '', HOME: folder };
    const { stdout, stderr } = await run('bash', ['-c', SHELL(server.store.uri) + moved + block], { cwd: folder, env });
    outputs.push(stdout + stderr);
  }
  const all = outputs.join('');
  for (const done of ['Backed up 1 documents', 'Restored 1 documents', 'Exported 1 documents', 'Copied 1 documents']) {
    expect(all).toContain(done);
  }
  expect(all).not.toContain('failed');
  expect(await server.client.db('goalpost').collection('goals').countDocuments()).toBe(1);
}, 600_000);
