import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The licence text of every package of which a file is bundled or shipped beside the bundle. */
export function licences(files: string[]): string {
  const folders = new Set(files.flatMap((path) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(path)?.[0] ?? []));
  const texts = new Map([...folders].map(licenceIn));
  return [...texts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([title, text]) => `${title}\n\n${text}\n`)
    .join(`\n${'-'.repeat(80)}\n\n`);
}

function licenceIn(folder: string): [string, string] {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} comes without the text of its licence: it cannot be bundled.`);
  return [`${name} ${version} (${license})`, readFileSync(join(folder, file), 'utf8').trim()];
}
