import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { identity } from '../../../projenrc/identity';
import { type Answer, LocalServer } from './local-server';

/** A Go proxy with the modules of a folder; Go asks the next proxy for what it does not have. */
export function goProxy(folder: string): { readonly server: LocalServer; readonly version: string } {
  const modules = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const files = new Map(modules.map(({ name }) => [name, filesIn(join(folder, name))]));
  const version = versionOf([...files.values()]);
  const server = new LocalServer((path): Answer => {
    const [, name, asked] = /^(?:\/[^/]+){2}\/[^/]+\/(\w+)\/(@.*)$/.exec(path) ?? [];
    const module = `${identity.goModule}/${name}`;
    const own = files.get(name ?? '');
    if (!own || !path.startsWith(`/${module}/`)) return undefined;
    const mod = text(own, 'go.mod').replaceAll(/(dynamorm-cdk-go\/\w+) v\S+/g, `$1 ${version}`);
    switch (asked) {
      case '@v/list':
        return { body: `${version}\n` };
      case '@latest':
      case `@v/${version}.info`:
        return { body: JSON.stringify({ Version: version, Time: '2026-01-01T00:00:00Z' }) };
      case `@v/${version}.mod`:
        return { body: mod };
      case `@v/${version}.zip`: {
        const all = { ...own, 'go.mod': new TextEncoder().encode(mod) };
        return { body: zipSync(Object.fromEntries(Object.entries(all).map(([file, bytes]) => [`${module}@${version}/${file}`, bytes]))) };
      }
      default:
        return undefined;
    }
  });
  return { server, version };
}

type Files = Record<string, Uint8Array>;

/** Go keeps a version for ever, so each content has its own. */
function versionOf(modules: readonly Files[]): string {
  const hash = createHash('sha256');
  for (const [file, bytes] of modules.flatMap((one) => Object.entries(one))) hash.update(file).update('\0').update(bytes);
  return `v0.0.1-test.${hash.digest('hex').slice(0, 12)}`;
}

function filesIn(folder: string): Files {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = names.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path)]));
}

function text(files: Files, name: string): string {
  return new TextDecoder().decode(files[name]);
}
