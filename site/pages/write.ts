import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from './page.js';
import { copyPictures } from './pictures.js';
import { onGithub } from './places.js';
import { repository } from './repository.js';

const folder = join(repository, 'site/src/content/docs');

/** Writes all pages where Starlight reads them. A page that is as it was is not touched, so that a preview loads only what changed. */
export function writePages(pages: readonly Page[]): void {
  const wanted = new Map(pages.map((page) => [fileOf(page), textOf(page)]));
  if (wanted.size !== pages.length) throw new Error('Two pages have one route.');
  for (const file of existing()) if (!wanted.has(file)) rmSync(join(folder, file));
  copyPictures();
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

function textOf({ title, description, body, source, order, label, unlisted, contents }: Page): string {
  const settings = {
    title,
    description,
    editUrl: source === undefined ? false : onGithub(source).replace('/blob/', '/edit/'),
    sidebar: { order, label, hidden: unlisted },
    tableOfContents: contents === false ? false : { minHeadingLevel: 2, maxHeadingLevel: contents ?? 3 },
  };
  // JSON is YAML too, and needs no care with quotes.
  return `---\n${JSON.stringify(settings, null, 2)}\n---\n\n${body.trim()}\n`;
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
