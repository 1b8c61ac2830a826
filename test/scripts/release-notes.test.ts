import { describe, expect, it } from 'vitest';
import { releaseNotes } from '../../scripts/release/notes.ts';

const changelog =
  '# Changelog\n\n## Unreleased\n\n- More.\n\n## 1.2.0 - 2026-12-01\n\n### Added\n\n- Metrics.\n\n## [1.1.0]\n\n- Goals.\n\n## 1.0.0 - 2026-10-01\n';

describe('release notes', () => {
  it('are the section of the version', () => {
    expect(releaseNotes(changelog, 'v1.2.0', '1.2.0')).toEqual({ ok: true, text: '### Added\n\n- Metrics.' });
    expect(releaseNotes(changelog, 'v1.1.0', '1.1.0')).toEqual({ ok: true, text: '- Goals.' });
  });

  it.each([
    ['1.2.0', '1.2.0', '"1.2.0" is no tag of a release. Use v and the version, such as v1.2.0.'],
    ['v1.2.0', '1.1.0', 'package.json has version 1.1.0. Set it to 1.2.0, then tag again.'],
    ['v1.3.0', '1.3.0', 'CHANGELOG.md has no section for 1.3.0. Rename "Unreleased" to "1.3.0 - YYYY-MM-DD".'],
    ['v1.2', '1.2.0', '"v1.2" is no tag of a release. Use v and the version, such as v1.2.0.'],
    ['v1.0.0', '1.0.0', 'CHANGELOG.md says nothing about 1.0.0.'],
  ])('of %s with version %s are refused with what to do', (tag, version, text) => {
    expect(releaseNotes(changelog, tag, version)).toEqual({ ok: false, problem: text });
  });
});
