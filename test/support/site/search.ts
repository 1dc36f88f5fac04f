import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The addresses that a search of the site finds, best first. */
export type Search = (words: string) => Promise<string[]>;

interface Pagefind {
  options(options: { basePath: string; baseUrl: string }): Promise<void>;
  init(): Promise<void>;
  search(words: string): Promise<{ results: { data(): Promise<{ url: string }> }[] }>;
}

/** The search of a built site as a browser runs it: Pagefind's own program over Pagefind's own index, both from a folder instead of a server. */
export async function openSearch(site: string): Promise<Search> {
  const folder = join(site, 'pagefind');
  const fetched = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = String(input);
    if (!url.startsWith('/pagefind/')) return fetched(input, init);
    return new Response(readFileSync(join(site, new URL(url, 'http://site').pathname)));
  };
  const pagefind: Pagefind = await import(/* @vite-ignore */ pathToFileURL(join(folder, 'pagefind.js')).href);
  await pagefind.options({ basePath: '/pagefind/', baseUrl: '/' });
  await pagefind.init();
  return async (words) => {
    const { results } = await pagefind.search(words);
    const [best] = results;
    return best ? [(await best.data()).url] : [];
  };
}
