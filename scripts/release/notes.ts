export type ReleaseNotes =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: string };

/**
 * The section of a changelog in the format of Keep a Changelog about the version of a tag, such as `v1.2.0`. The tag has
 * to be the version that package.json has, so that what is released is what is built.
 */
export function releaseNotes(changelog: string, tag: string, packaged: string): ReleaseNotes {
  const [, version] = /^v(\d+\.\d+\.\d+(?:-[\w.]+)?)$/.exec(tag) ?? [];
  if (version === undefined)
    return problem(`"${tag}" is no tag of a release. Use v and the version, such as v${packaged}.`);
  if (version !== packaged)
    return problem(`package.json has version ${packaged}. Set it to ${version}, then tag again.`);
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((one) => one.startsWith(`[${version}]`) || one.startsWith(`${version} `));
  if (section === undefined) {
    return problem(`CHANGELOG.md has no section for ${version}. Rename "Unreleased" to "${version} - YYYY-MM-DD".`);
  }
  const text = section.slice(section.indexOf('\n')).trim();
  return text === '' ? problem(`CHANGELOG.md says nothing about ${version}.`) : { ok: true, text };
}

const problem = (text: string): ReleaseNotes => ({ ok: false, problem: text });
