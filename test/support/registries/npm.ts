import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Tarball } from '../../../tools/packaging/tarballs';
import { type Answer, LocalServer } from './local-server';

/** npm's registry for our scope alone; other packages come from the registry that the machine has configured. */
export function npmRegistry(tarballs: readonly Tarball[]): LocalServer {
  const packages = new Map(tarballs.map((tarball) => [nameOf(tarball), tarball]));
  return new LocalServer((path, origin): Answer => {
    const file = tarballs.find((tarball) => path === `/tarballs/${basename(tarball.file)}`)?.file;
    if (file) return { body: readFileSync(file) };
    const tarball = packages.get(path.slice(1));
    return tarball && { body: JSON.stringify(packument(tarball, origin)), type: 'application/json' };
  });
}

function packument(tarball: Tarball, origin: string): unknown {
  const manifest = manifestOf(tarball);
  const bytes = readFileSync(tarball.file);
  const dist = {
    tarball: `${origin}/tarballs/${basename(tarball.file)}`,
    shasum: createHash('sha1').update(bytes).digest('hex'),
    integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}`,
  };
  const { name, version } = manifest;
  return { name, 'dist-tags': { latest: version }, versions: { [version]: { ...manifest, dist } } };
}

function manifestOf({ files }: Tarball): { name: string; version: string } {
  return JSON.parse(files.get('package.json') ?? '{}');
}

function nameOf(tarball: Tarball): string {
  return manifestOf(tarball).name;
}
