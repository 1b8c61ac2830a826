import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NOTICE_KINDS } from '../../src/features/index.ts';

const ROOT = join(import.meta.dirname, '../..');
const page = readFileSync(join(ROOT, 'docs/gallery/index.html'), 'utf8');
const shown = new Set([...page.matchAll(/data-view="([^"]+)"/gu)].map(([, id = '']) => id));

/** The names of the modals of every feature, where their ids stand. */
async function modalIds(): Promise<string[]> {
  const features = join(ROOT, 'src/features');
  const files = readdirSync(features, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith(join('slack', 'views', 'ids.ts')),
  );
  const modules: object[] = await Promise.all(files.map((file) => import(join(features, file))));
  return modules.flatMap((one) =>
    Object.entries(one).flatMap(([name, ids]) => (name.endsWith('_VIEWS') ? Object.values(ids as object) : [])),
  );
}

/** `npm run gallery` writes the page anew. */
describe('the gallery', () => {
  it('has every kind of notice, and the Home', () => {
    const missing = [...NOTICE_KINDS].filter((kind) => !shown.has(`message ${kind}`));
    expect([...missing, ...(shown.has('home') ? [] : ['home'])]).toEqual([]);
  });

  it('has every modal', async () => {
    const ids = await modalIds();
    expect(ids.length).toBeGreaterThan(10);
    expect(ids.filter((id) => !shown.has(`modal ${id}`)).toSorted()).toEqual([]);
  });

  it('shows nothing twice, and messages and modals with their pictures', () => {
    const sections = page.split('<section ').slice(1);
    const pictured = sections.filter((section) => section.includes('src="data:image/png')).length;
    expect(pictured).toBeGreaterThan(3);
    for (const section of sections) {
      const articles = section
        .split('<article ')
        .slice(1)
        .map((article) => article.split('</article>')[0]);
      expect(articles.length - new Set(articles).size, section.slice(0, 60)).toBe(0);
    }
  });

  it('has every picture that is kept, and a table of contents', () => {
    for (const file of readdirSync(join(ROOT, 'test/pictures/kept'))) expect(page).toContain(`kept/${file}`);
    for (const id of shown) expect(page).toContain(`href="#${id.replaceAll(/[^a-z0-9]+/giu, '-')}"`);
  });
});
