import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildGallery, type Gallery } from '@goalpost/slack-simulator/gallery';
import type { KnownBlock } from '@slack/types';
import { createRender } from '../src/pictures/render.ts';
import { dataUrl, type Shown } from '../test/support/gallery.ts';

/**
 * `npm run gallery` writes docs/gallery/index.html: every message, modal, Home, and answer that tests look at, as the
 * simulated Slack shows it, with little in it, with much, and with what is hard to show; and every picture that tests keep.
 * A message or modal that has a picture is shown with it.
 */
const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'docs/gallery');
const PICTURES = 'test/pictures/kept';
/** A view with more is shown with less in it: the page is to be opened on a phone, too. */
const MAX_CHARACTERS = 9000;
const STYLE = `
html, body.gallery { height: auto; overflow: auto; }
body.gallery { display: block; max-width: 1100px; margin: 0 auto; padding: 16px; }
.gallery nav ul { columns: 3 200px; padding-left: 1.2em; }
.gallery section { margin: 32px 0; }
.gallery article { border: 1px solid var(--border, #8886); border-radius: 8px; padding: 12px; margin: 12px 0; max-width: 640px; overflow-wrap: anywhere; }
.gallery figure { margin: 12px 0; }
.gallery figure img { max-width: min(100%, 480px); height: auto; }
.gallery-note { margin: 0 0 8px; font-size: 12px; }
`;
const TESTS = [
  'test/slack/views',
  ...[
    'main-job',
    'draft',
    'review',
    'hand-over',
    'prompt-actions',
    'shared-kpi',
    'action-items',
    'clients',
    'pulse',
    'portfolio',
    'exchange',
    'living-pictures',
    'goal-ending',
    'in-german',
  ].map((name) => `test/scenario/${name}.test.ts`),
];

const render = createRender();
const views = process.argv[2] === undefined ? await viewsOfTests() : await readViews(process.argv[2]);
const chosen = choose(views);
const gallery = await buildGallery();
await mkdir(FOLDER, { recursive: true });
await writeFile(join(FOLDER, 'index.html'), await pageOf(chosen, gallery));
console.log(`${chosen.length} views in docs/gallery/index.html`);

async function viewsOfTests(): Promise<Shown[]> {
  const folder = await mkdtemp(join(tmpdir(), 'goalpost-gallery-'));
  const file = join(folder, 'views.jsonl');
  try {
    await writeFile(file, '');
    const { status } = spawnSync('npx', ['vitest', 'run', ...TESTS], {
      cwd: ROOT,
      env: { ...process.env, GALLERY: file },
      stdio: 'inherit',
    });
    if (status !== 0) throw new Error('the tests that make the views fail');
    return await readViews(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readViews(file: string): Promise<Shown[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line): Shown => JSON.parse(line));
}

/**
 * Of each view and language the one with the least in it, the one with the most that is not too much, one from right to
 * left, and one with a picture.
 */
function choose(all: readonly Shown[]): Shown[] {
  const groups = new Map<string, { readonly shown: Shown; readonly size: number }[]>();
  for (const shown of all) {
    const key = `${shown.id} ${shown.language}`;
    groups.set(key, [...(groups.get(key) ?? []), { shown, size: sizeOf(shown) }]);
  }
  return [...groups.entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, group]) => {
      const sorted = group.toSorted((one, other) => one.size - other.size);
      const least = sorted[0];
      const most = sorted.findLast(({ size }) => size <= MAX_CHARACTERS);
      const rightToLeft = sorted.findLast(({ shown, size }) => size <= MAX_CHARACTERS && isRightToLeft(shown));
      const pictured = sorted.findLast(({ shown, size }) => size <= MAX_CHARACTERS && hasPicture(shown));
      return [...new Set([least, most, rightToLeft, pictured])].flatMap((one) =>
        one === undefined ? [] : [one.shown],
      );
    });
}

/** In characters, whatever its pictures have. */
function sizeOf({ view }: Shown): number {
  const { blocks } = view;
  return JSON.stringify(blocks, (key, value) => (key === 'image_url' ? undefined : value)).length;
}

function hasPicture({ view: { blocks, ...view } }: Shown): boolean {
  const isShown = blocks.some((block) => block.type === 'image' && 'image_url' in block);
  return isShown || ('picture' in view && view.picture !== undefined);
}

/** The picture of a message stands in it. */
function withPicture(view: Shown['view']): Pick<Shown['view'], 'blocks'> | Shown['view'] {
  if (!('picture' in view) || view.picture === undefined) return view;
  const { picture, story, at } = view.picture;
  const image: KnownBlock = { type: 'image', image_url: dataUrl(render(picture)), alt_text: story };
  return { blocks: [...view.blocks.slice(0, at), image, ...view.blocks.slice(at)] };
}

function isRightToLeft({ view }: Shown): boolean {
  return /[\u0590-\u06ff]/u.test(JSON.stringify(view));
}

async function pageOf(shown: readonly Shown[], { css, markupOf }: Gallery): Promise<string> {
  const ids = [...new Set(shown.map(({ id }) => id))];
  const pictures = (await readdir(join(ROOT, PICTURES))).toSorted();
  const sections: string[] = [];
  for (const id of ids) {
    // Forms of two goals differ in what nobody sees.
    const entries = new Set<string>();
    for (const { language, view } of shown.filter((one) => one.id === id)) {
      const markup = await markupOf(withPicture(view));
      entries.add(`<article lang="${language}"><p class="gallery-note">${language}</p>${markup}</article>`);
    }
    sections.push(`<section id="${anchor(id)}" data-view="${id}"><h2>${id}</h2>${[...entries].join('\n')}</section>`);
  }
  const images = pictures.map((file) => {
    const name = file.replace('.png', '');
    return `<figure id="picture-${name}"><img loading="lazy" alt="${name}" src="../../${PICTURES}/${file}"><figcaption>${name}</figcaption></figure>`;
  });
  const links = ids.map((id) => `<li><a href="#${anchor(id)}">${id}</a></li>`);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Goalpost: gallery</title><style>${css}
${STYLE}</style></head><body class="gallery">
<header><h1>Gallery</h1><p>Every message, modal, Home, and answer of Goalpost, in English and German, with little in it and with much, and every picture. Written by <code>npm run gallery</code>.</p>
<button type="button" class="button" onclick="const root=document.documentElement;root.dataset.theme=root.dataset.theme==='dark'?'light':'dark'">Light or dark</button></header>
<nav aria-label="Contents"><ul><li><a href="#pictures">pictures</a></li>${links.join('')}</ul></nav>
<main><section id="pictures"><h2>pictures</h2>${images.join('\n')}</section>
${sections.join('\n')}</main></body></html>
`;
}

function anchor(id: string): string {
  return id.replaceAll(/[^a-z0-9]+/giu, '-');
}
