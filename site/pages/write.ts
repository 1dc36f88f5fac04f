import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Front, Page } from './page.js';
import { copyPictures } from './pictures.js';
import { address, onGithub } from './places.js';
import { repository } from './repository.js';
import { sidebarOf } from './sidebar.js';

const folder = join(repository, 'site/src/content/docs');
/** What `astro.config.mjs` reads. */
const sidebarFile = join(repository, 'site/src/content/sidebar.json');

/** Writes all pages where Starlight reads them. A page that is as it was is not touched, so that a preview loads only what changed. */
export function writePages(pages: readonly Page[]): void {
  const wanted = new Map(pages.map((page) => [fileOf(page), textOf(page)]));
  if (wanted.size !== pages.length) throw new Error('Two pages have one route.');
  for (const file of existing()) if (!wanted.has(file)) rmSync(join(folder, file));
  copyPictures();
  mkdirSync(folder, { recursive: true });
  writeFileSync(sidebarFile, JSON.stringify(sidebarOf(pages), null, 2));
  for (const [file, text] of wanted) {
    const path = join(folder, file);
    if (contents(path) === text) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

function fileOf({ route }: Page): string {
  return `${route === '' ? 'index' : route}.md`;
}

function textOf({ title, description, body, source, contents, front }: Page): string {
  const settings = {
    title,
    description,
    editUrl: source === undefined ? false : onGithub(source).replace('/blob/', '/edit/'),
    tableOfContents: contents === false ? false : { minHeadingLevel: 2, maxHeadingLevel: contents ?? 3 },
    ...(front ? splash(title, front) : {}),
  };
  // JSON is YAML too, and needs no care with quotes.
  return `---\n${JSON.stringify(settings, null, 2)}\n---\n\n${body.trim()}\n`;
}

function splash(title: string, { tagline, actions }: Front): object {
  const [first, ...others] = actions.map(({ text, route }) => ({ text, link: address(route) }));
  const icon = 'right-arrow';
  return {
    template: 'splash',
    hero: {
      title,
      tagline,
      actions: [{ ...first, icon, variant: 'primary' }, ...others.map((one) => ({ ...one, variant: 'minimal' }))],
    },
  };
}

function existing(): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  } catch {
    return [];
  }
}

function contents(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
