import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { base } from './pages/places.js';

/** What a built page has for others to link to, and where it links. */
interface BuiltPage {
  readonly ids: ReadonlySet<string>;
  readonly links: readonly string[];
}

/** Links of the built site that lead nowhere in it, anchors included, each with a page that has it. */
export function brokenLinks(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  const pages = new Map(files.filter((name) => name.endsWith('.html')).map((name) => [name, read(join(folder, name))]));
  const known = new Set(files);
  const broken = new Map<string, string>();
  for (const [name, { links }] of pages) {
    const here = new URL(`http://site${base}/${name.replace(/index\.html$/, '')}`);
    for (const link of new Set(links)) if (!resolves(new URL(link, here), pages, known)) broken.set(link, name);
  }
  return [...broken].map(([link, name]) => `${link} in ${name}`);
}

function resolves(url: URL, pages: ReadonlyMap<string, BuiltPage>, files: ReadonlySet<string>): boolean {
  if (url.host !== 'site') return true;
  if (!`${url.pathname}/`.startsWith(`${base}/`)) return false;
  const path = decodeURI(url.pathname.slice(base.length + 1));
  const page = pages.get(path === '' || path.endsWith('/') ? `${path}index.html` : path);
  if (!page) return files.has(path);
  const anchor = decodeURIComponent(url.hash.slice(1));
  return anchor === '' || page.ids.has(anchor);
}

function read(path: string): BuiltPage {
  const html = readFileSync(path, 'utf8');
  const values = (attribute: RegExp) => [...html.matchAll(attribute)].map(([, value]) => value.replaceAll('&amp;', '&'));
  return { ids: new Set(values(/\sid="([^"]+)"/g)), links: values(/\s(?:href|src)="([^"]*)"/g) };
}
