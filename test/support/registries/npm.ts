import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Tarball } from '../../../tools/packaging/tarballs';
import { type Answer, LocalServer } from './local-server';

/**
 * npm's registry for our scope alone, below a path of its own; other packages come from the registry that the machine has configured.
 *
 * npm's cache keeps what an address answered, and ports are given out again: each content has its own path.
 */
export function npmRegistry(tarballs: readonly Tarball[]): { readonly server: LocalServer; readonly path: string } {
  const path = `/${contentOf(tarballs)}`;
  const answers = new Map<string, (origin: string) => Answer>();
  for (const tarball of tarballs) {
    answers.set(`${path}/tarballs/${basename(tarball.file)}`, () => ({ body: readFileSync(tarball.file) }));
    answers.set(`${path}/${manifestOf(tarball).name}`, (origin) => ({
      body: JSON.stringify(packument(tarball, `${origin}${path}`)),
      type: 'application/json',
    }));
  }
  return { server: new LocalServer((asked, origin) => answers.get(asked)?.(origin)), path };
}

function contentOf(tarballs: readonly Tarball[]): string {
  const hash = createHash('sha256');
  for (const { file } of tarballs) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}

function packument(tarball: Tarball, registry: string): unknown {
  const manifest = manifestOf(tarball);
  const bytes = readFileSync(tarball.file);
  const dist = {
    tarball: `${registry}/tarballs/${basename(tarball.file)}`,
    shasum: createHash('sha1').update(bytes).digest('hex'),
    integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}`,
  };
  const { name, version } = manifest;
  return { name, 'dist-tags': { latest: version }, versions: { [version]: { ...manifest, dist } } };
}

function manifestOf({ files }: Tarball): { name: string; version: string } {
  return JSON.parse(files.get('package.json') ?? '{}');
}
