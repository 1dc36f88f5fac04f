import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../root';
import { alone } from './locks';

/** Digest of files and folders, so that work is done again only when what it was made from has changed. */
export function digestOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesIn(join(root, path)))) hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

/** Does the work unless its output is there and was made for this digest; says whether it did. Who comes meanwhile waits for the outcome. */
export async function unlessDone(name: string, output: string, digest: string, work: () => Promise<void>): Promise<boolean> {
  const stamp = join(root, '.cache/stamps', name);
  const isDone = () => existsSync(join(root, output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest;
  if (isDone()) return false;
  return alone(name, async () => {
    if (isDone()) return false;
    await work();
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, digest);
    return true;
  });
}

function filesIn(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .filter((name) => name !== 'node_modules')
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}
