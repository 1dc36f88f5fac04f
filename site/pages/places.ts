import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { identity } from '../../projenrc/identity.js';
import { repository } from './repository.js';

/** The path below which GitHub serves the site. */
export const base = new URL(identity.site).pathname.replace(/\/$/, '');

/** The address of a route, for a link inside the site. */
export function address(route: string, anchor = ''): string {
  return `${base}/${route === '' ? '' : `${route}/`}${anchor}`;
}

const github = identity.repositoryUrl.replace(/\.git$/, '');

/** A file of the repository on GitHub. */
export function onGithub(path: string, anchor = ''): string {
  const kind = path === '' || !/\.[^/]+$/.test(path) ? 'tree' : 'blob';
  return `${github}/${kind}/main/${path}${anchor}`;
}

/** Finds the page of a file; an anchor can lead to another page than its file. */
export type Places = (path: string, anchor: string) => string | undefined;

/**
 * Where a link of a file leads on the site: to the page of the file that it names, or to GitHub where that file is not on the site.
 * Addresses with a protocol and anchors of the same page stay; so do links to what does not exist, which the check of the built site reports.
 */
export function target(link: string, source: string, places: Places): string {
  if (/^[a-z][a-z+.-]*:|^\/\//i.test(link)) return link;
  const at = link.indexOf('#');
  const [path, anchor] = at < 0 ? [link, ''] : [link.slice(0, at), link.slice(at)];
  if (path === '') return places(source, anchor) ?? link;
  const file = posix.normalize(posix.join(posix.dirname(source), decodeURI(path))).replace(/\/$/, '');
  const there = places(file, anchor) ?? places(`${file}/README.md`, anchor);
  if (there !== undefined) return there;
  return existsSync(posix.join(repository, file)) ? onGithub(file, anchor) : link;
}
