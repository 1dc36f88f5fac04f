import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { runOrFail } from '../processes/run';
import { root } from '../root';
import { published } from './packages';

export interface Tarball {
  /** The package's folder below `packages`. */
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
  /** Contents by path, without the leading `package/`. */
  readonly files: Map<string, string>;
}

/** Packs every published package as `npm publish` would. */
export async function tarballs(folder = join(root, '.cache/tarballs')): Promise<Tarball[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return Promise.all(
    published.map(async (name) => {
      const packed = await runOrFail('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
        cwd: join(root, 'packages', name),
        env: { npm_config_loglevel: 'silent' },
      });
      const [{ filename, size }] = JSON.parse(packed.slice(packed.indexOf('[\n')));
      const file = join(folder, basename(filename));
      return { name, file, bytes: size, files: await contents(file) };
    }),
  );
}

/** Reads a tarball by its blocks of 512 bytes: a header with name and size, then the contents. */
async function contents(file: string): Promise<Map<string, string>> {
  const bytes = gunzipSync(readFileSync(file));
  const files = new Map<string, string>();
  const text = (start: number, length: number) => bytes.toString('utf8', start, start + length).replace(/\0.*$/s, '');
  for (let offset = 0; offset < bytes.length && bytes[offset] !== 0; ) {
    const size = Number.parseInt(text(offset + 124, 12), 8);
    const prefix = text(offset + 345, 155);
    const path = [prefix, text(offset, 100)].filter(Boolean).join('/');
    files.set(path.replace(/^package\//, ''), text(offset + 512, size));
    offset += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}
