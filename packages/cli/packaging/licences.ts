import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The licence text of every package of which a file is bundled or shipped beside the bundle. */
export function licences(files: string[]): string {
  const folders = new Set(files.flatMap((path) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(path)?.[0] ?? []));
  const texts = new Map([...folders].map(licenceIn));
  return [...texts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([title, text]) => `${title}\n\n${text}\n`)
    .join(`\n${'-'.repeat(80)}\n\n`);
}

/** Some packages name their licence and leave its text out; Apache-2.0 is the licence of this package too, and its text the same for all. */
const apache = readFileSync(resolve(__dirname, '../LICENSE'), 'utf8');

function licenceIn(folder: string): [string, string] {
  const { name, version, license, repository } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const title = `${name} ${version} (${license})`;
  if (file) return [title, readFileSync(join(folder, file), 'utf8').trim()];
  if (license === 'Apache-2.0') return [title, apache.trim()];
  if (license && repository?.url)
    return [title, `The package comes without a text of its licence; its authors are named at ${repository.url}.`];
  throw new Error(`${name} names neither its licence nor its repository: it cannot be bundled.`);
}
