/** The consent page, as plain HTML without a script. */
import type { Organization, Workspace } from '../model.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { display: grid; min-height: 100dvh; margin: 0; place-items: center; background: light-dark(#f4f5f2, #16191a); }
main { box-sizing: border-box; width: min(30rem, 100% - 2rem); padding: 2rem; border-radius: 14px;
  background: light-dark(#fff, #1f2425); box-shadow: 0 1px 2px #0002, 0 12px 40px #0002; }
h1 { margin: 0 0 .5rem; font-size: 1.35rem; line-height: 1.3; text-wrap: balance; }
ul { margin: 1rem 0; padding: 0; list-style: none; }
li { padding: .35rem 0; border-top: 1px solid light-dark(#e3e6e1, #343b3c); }
code { font-size: .9rem; }
label { display: block; margin: 1rem 0; font-weight: 600; }
select { display: block; width: 100%; margin-top: .25rem; padding: .5rem; border-radius: 8px; font: inherit; }
p.actions { display: flex; gap: .75rem; justify-content: end; margin: 1.5rem 0 0; }
button { padding: .55rem 1.1rem; border: 1px solid light-dark(#c9cec7, #4a5354); border-radius: 8px;
  background: transparent; color: inherit; font: inherit; font-weight: 600; cursor: pointer; }
button[value=allow] { border-color: #1f5f4f; background: #1f5f4f; color: #fff; }
button:focus-visible, select:focus-visible { outline: 3px solid #3d8f6d; outline-offset: 2px; }`;

const page = (title: string, content: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${escaped(title)}</title><style>${style}</style><main>${content}</main></html>`;

export function refusalPage(code: string): string {
  return page(
    'Not installed',
    `<h1>The app cannot be installed</h1><p>The address is wrong: <code>${escaped(code)}</code></p>`,
  );
}

export function consentPage(asked: {
  readonly app: string;
  readonly organization: Organization | undefined;
  readonly workspaces: readonly Workspace[];
  readonly scopes: readonly string[];
}): string {
  const { app, organization, workspaces, scopes } = asked;
  const orgWide = organization?.isOrgWide === true;
  const where = orgWide ? organization.name : workspaces.length === 1 ? (workspaces[0]?.name ?? '') : 'a workspace';
  const options = workspaces.map(({ id, name }) => `<option value="${escaped(id)}">${escaped(name)}</option>`);
  const hidden = `<input type="hidden" name="team" value="${escaped(workspaces[0]?.id ?? '')}">`;
  const choice =
    orgWide || workspaces.length < 2
      ? hidden
      : `<label>Workspace<select name="team">${options.join('')}</select></label>`;
  const items = scopes.map((scope) => `<li><code>${escaped(scope)}</code></li>`).join('');
  return page(
    `Install ${app}`,
    `<h1>${escaped(app)} asks for permission to act in ${escaped(where)}</h1><p>It would be able to use:</p>` +
      `<ul>${items}</ul><form method="post">${choice}<p class="actions">` +
      '<button name="decision" value="cancel">Cancel</button>' +
      '<button name="decision" value="allow">Allow</button></p></form>',
  );
}
