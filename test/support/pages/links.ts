import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { identity } from '../../../projenrc/identity';
import { root } from '../../../tools/root';

const onGitHub = new RegExp(`^${identity.repositoryUrl.replace(/\\.git$/, '')}/(?:blob|tree)/main/`);
const raw = /^https:\/\/raw\.githubusercontent\.com\/[\w-]+\/[\w-]+\/main\//;

/** The links of a page into this repository, relative or whole, that lead nowhere; each a sentence. */
export function deadLinksIn(page: string): string[] {
  const links = [
    ...readFileSync(join(root, page), 'utf8')
      .replace(/^```[\s\S]*?^```/gm, '')
      .matchAll(/\]\(([^)\s]+)\)/g),
  ];
  return links.flatMap(([, target]) => {
    const inTree = target.replace(onGitHub, '/').replace(raw, '/');
    if (/^\w+:/.test(inTree)) return [];
    const [path, heading] = inTree.split('#');
    const file = path.startsWith('/') ? join(root, path) : path ? resolve(root, dirname(page), path) : join(root, page);
    if (!existsSync(file)) return [`${page} links to \`${target}\`: there is no such file.`];
    const isThere = !heading || (statSync(file).isFile() && headingsOf(file).includes(heading));
    return isThere ? [] : [`${page} links to \`${target}\`: that page has no such heading.`];
  });
}

/** The headings of a page, by the anchors that GitHub gives them. */
function headingsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8').replace(/^ *```[\s\S]*?^ *```/gm, '');
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    title
      .toLowerCase()
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
}
