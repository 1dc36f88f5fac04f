import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageTabs } from './markdown/language-tabs.js';
import { links } from './markdown/links.js';
import { openingOf } from './markdown/opening.js';
import { edited } from './markdown/parse.js';
import { inOrder, labelOf } from './order.js';
import type { Page } from './page.js';
import type { Places } from './places.js';
import { repository } from './repository.js';

/** Where pages lie that people write, and the headings that they stand under. */
const sections = { start: 'Start', guides: 'Guides', reference: 'Reference', explanation: 'Explanation', versions: 'Versions' };

/** Pages in the root of `docs` that are for users of the packages; the others are for who works on them. */
const single: Record<string, { route: string; under?: string[] }> = {
  'docs/README.md': { route: 'contents' },
  'docs/coming-from.md': { route: 'guides/coming-from', under: ['Guides'] },
};

/** The headings over the pages of packages. */
const inDetail: Record<string, string> = {
  'model-spec': 'Model documents',
  table: 'Tables',
  'multi-tenant': 'Tenants',
  cli: 'Command line',
};

/** A file that is a page. */
interface WrittenFile {
  readonly path: string;
  readonly route: string;
  readonly under?: readonly string[];
}

/** Every file that is a page, with its route. */
export function writtenFiles(): WrittenFile[] {
  return [
    ...Object.entries(single).map(([path, place]) => ({ path, ...place })),
    ...Object.entries(sections).flatMap(([folder, heading]) =>
      markdownIn(`docs/${folder}`).map((path) => ({ path, route: routeOf(path), under: [heading] })),
    ),
    ...readdirSync(join(repository, 'packages')).flatMap((name) =>
      markdownIn(`packages/${name}/docs`)
        .filter((path) => !madeFromCodes(read(path)))
        .map((path) => ({
          path,
          route: `reference/${name}${path.slice(path.lastIndexOf('/'), -3)}`,
          under: ['Reference', inDetail[name] ?? name],
        })),
    ),
  ];
}

/** The pages of files, in the order of the sidebar. */
export function writtenPages(files: readonly WrittenFile[], places: Places): Page[] {
  return files.map((file) => writtenPage(file, places)).sort(inOrder);
}

function writtenPage({ path, route, under }: WrittenFile, places: Places): Page {
  const { title, description, body } = openingOf(read(path), path);
  return { route, title, description, source: path, body: onSite(body, path, places), under, label: labelOf(route) };
}

/** Markdown of a file as the site shows it: its links lead to pages, and its languages are tabs. */
export function onSite(text: string, source: string, places: Places): string {
  const linked = edited(text, links(text, source, places));
  return edited(linked, languageTabs(linked));
}

function routeOf(path: string): string {
  return path.replace(/^docs\//, '').replace(/(\/README)?\.md$/, '');
}

/** The codes have pages of their own, one each. */
function madeFromCodes(text: string): boolean {
  return text.startsWith('<!-- Generated from the codes');
}

function read(path: string): string {
  return readFileSync(join(repository, path), 'utf8');
}

function markdownIn(folder: string): string[] {
  try {
    const names = readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' });
    return names
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
