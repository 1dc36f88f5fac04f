import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageTabs } from './markdown/language-tabs.js';
import { links } from './markdown/links.js';
import { openingOf } from './markdown/opening.js';
import { edited } from './markdown/parse.js';
import { placeInSidebar } from './order.js';
import type { Page } from './page.js';
import type { Places } from './places.js';
import { repository } from './repository.js';

/** Pages that people write: their files and their routes. */
export function writtenFiles(): Map<string, string> {
  const sections = ['start', 'guides', 'explanation', 'reference', 'versions'].flatMap((section) =>
    markdownIn(`docs/${section}`).map((file) => [
      file,
      file
        .replace(/^docs\//, '')
        .replace(/\.md$/, '')
        .replace(/\/README$/, ''),
    ]),
  );
  const ofPackages = readdirSync(join(repository, 'packages')).flatMap((name) =>
    markdownIn(`packages/${name}/docs`)
      .filter((file) => !generated(file))
      .map((file) => [file, `reference/${name}/${file.replace(/^.*\//, '').replace(/\.md$/, '')}`]),
  );
  const single = Object.entries(elsewhere).filter(([file]) => read(file) !== undefined);
  return new Map([...single, ...sections, ...ofPackages] as [string, string][]);
}

/** Pages in the root of `docs` that are for users of the packages. */
const elsewhere: Record<string, string> = { 'docs/README.md': '', 'docs/coming-from.md': 'guides/coming-from' };

/** The page of a file. */
export function writtenPage(file: string, route: string, places: Places): Page {
  const text = read(file);
  if (text === undefined) throw new Error(`${file} is gone.`);
  const { title, description, body } = openingOf(text, file);
  const linked = edited(body, links(body, file, places));
  return { route, title, description, source: file, body: edited(linked, languageTabs(linked)), ...placeInSidebar(route) };
}

/** Pages of codes are made anew, each code on a page. */
function generated(file: string): boolean {
  return read(file)?.startsWith('<!-- Generated from the codes') ?? false;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(join(repository, file), 'utf8');
  } catch {
    return undefined;
  }
}

function markdownIn(folder: string): string[] {
  try {
    return readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .sort();
  } catch {
    return [];
  }
}
