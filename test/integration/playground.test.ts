import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

it('npm run playground builds the page, prints its address and serves it', async () => {
  const playground = spawn(
    process.execPath,
    ['--conditions=source', '--import', 'tsx', 'playground/main.ts', '--port', '0', '--no-open'],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  try {
    let printed = '';
    playground.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
    await expect.poll(() => printed, { timeout: 90_000 }).toMatch(/playground is at http:\/\/127\.0\.0\.1:\d+\//);
    const address = printed.match(/http:\S+/)?.[0] ?? '';
    expect(await (await fetch(address)).text()).toContain('<title>Goalpost playground</title>');
  } finally {
    const ended = once(playground, 'exit');
    playground.kill('SIGTERM');
    await ended;
  }
});
