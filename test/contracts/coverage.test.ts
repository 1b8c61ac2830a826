import { describe, expect, it } from 'vitest';
import { slackCoverage } from './coverage.ts';

describe('docs/slack-coverage.md', () => {
  it('says what the sources and the tests say; with -u it is written anew', async () => {
    await expect(slackCoverage().markdown).toMatchFileSnapshot('../../docs/slack-coverage.md');
  });

  it('leaves out nothing but what only the page can come upon, and what takes 5,000 files', () => {
    expect(slackCoverage().untested).toEqual(['element_not_found', 'storage_limit_reached']);
  });
});
