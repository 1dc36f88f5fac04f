import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { published } from '../tools/packaging/packages';
import { root } from '../tools/root';

/**
 * Gives all packages one version. In the repository siblings are `^0.0.0` and `workspace:*`, which mean nothing to who installs them: they
 * become ranges of the version. Nothing of it is committed; the tag alone says which version a commit is.
 */
export function bump(version: string, repository = root): void {
  for (const name of published) {
    const file = join(repository, 'packages', name, 'package.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8'));
    manifest.version = version;
    for (const kind of ['dependencies', 'peerDependencies', 'devDependencies']) {
      for (const [dependency, range] of Object.entries<string>(manifest[kind] ?? {})) {
        // Never published: each package has it inside.
        if (dependency === '@dynamorm-cdk/core') delete manifest[kind][dependency];
        else if (range.startsWith('workspace:') || range === '^0.0.0') manifest[kind][dependency] = `^${version}`;
      }
    }
    writeFileSync(file, `${JSON.stringify(manifest, undefined, 2)}\n`);
  }
}
