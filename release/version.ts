import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runOrFail } from '../tools/processes/run';
import { root } from '../tools/root';

const pattern = /^(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?$/;

/** The newest released version, by the tags of git; `undefined` before the first release. */
export async function lastRelease(): Promise<string | undefined> {
  const tags = (await runOrFail('git', ['tag', '--list', 'v*', '--sort=-version:refname'])).split('\n');
  return tags.map((tag) => tag.slice(1)).find((version) => pattern.test(version) && !version.includes('-'));
}

/** What is wrong with a version as the next one, in a sentence; `undefined` where nothing is. */
export async function objection(version: string): Promise<string | undefined> {
  if (!pattern.test(version)) return `"${version}" is no version: give three numbers, such as 1.2.0.`;
  const last = await lastRelease();
  if (last && !isLater(version, last)) return `${version} is not later than ${last}, the last release.`;
  if (!notes(version)) return `CHANGELOG.md has no section "## ${version}": rename "Unreleased", so that users read what changes.`;
  const newest = /^## (\d\S*)/m.exec(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'))?.[1];
  // The GitHub Action and the commit hooks read their own release from it.
  if (newest !== version) return `CHANGELOG.md has the section "## ${newest}" before that of ${version}: put the newest first.`;
  return undefined;
}

/** The section of the changelog, which becomes the text of the release. */
export function notes(version: string): string | undefined {
  const sections = readFileSync(join(root, 'CHANGELOG.md'), 'utf8').split(/^## /m);
  const section = sections.find((text) => text === version || text.startsWith(`${version}\n`) || text.startsWith(`${version} `));
  return section?.split('\n').slice(1).join('\n').trim() || undefined;
}

function isLater(version: string, other: string): boolean {
  const [a, b] = [version, other].map((text) => (pattern.exec(text) ?? []).slice(1, 4).map(Number));
  const at = [0, 1, 2].find((index) => a[index] !== b[index]);
  return at !== undefined && a[at] > b[at];
}
