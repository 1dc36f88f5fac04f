import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The directory of a module's version in Go's module cache, whether it is there or not. */
export function cachedModule(path: string, version: string): string {
  return join(cacheDirectory(), `${escaped(path)}@${escaped(version)}`);
}

/** Where Go keeps what it has downloaded. */
function cacheDirectory(): string {
  const { GOMODCACHE, GOPATH } = process.env;
  if (GOMODCACHE) return GOMODCACHE;
  return join(GOPATH?.split(delimiter)[0] || join(homedir(), 'go'), 'pkg', 'mod');
}

/** File systems may not tell capitals from small letters: Go writes `!a` for `A`. */
function escaped(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
}
