import { existsSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Configuration, Layer } from './read-configuration';
import type { Content } from './read-value';
import type { Sections } from './sections';
import type { Setting } from './setting';

/** What the file says for one setting, after its overrides: the values are as if they were typed in the working directory. */
export interface Effective {
  readonly setting: Setting;
  readonly content: Content;
}

/**
 * The settings of a command for a directory: the top of the file, the command's section, then the same of each override that the directory
 * is in. Maps grow key by key; anything else is replaced.
 */
export function effective(
  { path, layers }: Configuration,
  { shared, commands }: Sections,
  command: string,
  directory: string,
): Map<string, Effective> {
  const home = dirname(path);
  const result = new Map<string, Effective>();
  for (const layer of layers) {
    const base = layer.directories === undefined ? home : baseOf(layer, home, directory);
    if (base === undefined) continue;
    const common = [...layer.shared].filter(([key]) => shared.get(key)?.commands.includes(command));
    for (const [key, { setting, content }] of [...common, ...(layer.commands.get(command) ?? [])]) {
      const own = commands.get(command)?.get(key) ?? setting;
      result.set(key, { setting: own, content: merged(own, result.get(key)?.content, rebased(own, content, base)) });
    }
  }
  return result;
}

/** Later values after earlier ones; a key of a map that is given anew loses what it had. */
export function merged({ kind }: Setting, before: Content | undefined, after: Content): Content {
  if (kind !== 'map' || before === undefined || typeof before === 'boolean' || typeof after === 'boolean') return after;
  const given = new Set(after.map(keyOf));
  return [...before.filter((text) => !given.has(keyOf(text))), ...after];
}

/** The directory that an override is for, among those that hold a directory. */
function baseOf({ directories = [] }: Layer, home: string, directory: string): string | undefined {
  const path = relative(home, directory).split(sep);
  for (const pattern of directories) {
    const segments = pattern.split('/').filter((segment) => segment !== '' && segment !== '.');
    if (segments.length <= path.length && segments.every((segment, at) => matches(segment, path[at]))) {
      return resolve(home, ...path.slice(0, segments.length));
    }
  }
  return undefined;
}

function matches(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return name !== '..' && new RegExp(`^${parts.join('[^/]*')}$`).test(name);
}

function rebased({ paths, kind }: Setting, content: Content, base: string): Content {
  if (paths === 'none' || typeof content === 'boolean') return content;
  const move = kind === 'map' || paths === 'keys' ? (text: string) => inMap(text, paths, base) : (text: string) => fromHere(text, base);
  return content.map(move);
}

function inMap(text: string, paths: Setting['paths'], base: string): string {
  const at = text.indexOf('=');
  const [key, value] = [text.slice(0, at), text.slice(at + 1)];
  if (paths === 'all') return `${key}=${fromHere(value, base)}`;
  // A model, a package or an import path is no file.
  const directory = key.replace(/[\\/]?\.\.\.$/, '');
  return /[/\\]/.test(key) && existsSync(resolve(base, directory)) ? `${fromHere(key, base)}=${value}` : text;
}

/** A path that is relative to the file, as the working directory sees it. `stack:Orders`, `-` and the like are no paths. */
function fromHere(value: string, base: string): string {
  const named = /^([^=:/\\]+=)(.+)$/.exec(value);
  if (named && !existsSync(resolve(base, value))) return `${named[1]}${fromHere(named[2], base)}`;
  if (value === '-' || value === '' || /^[a-z][a-z0-9-]+:/i.test(value)) return value;
  const prefix = relative(process.cwd(), base);
  if (prefix === '' || resolve(value) === value) return value;
  const path = relative(process.cwd(), resolve(base, value)) || '.';
  // What would read as an option is a path.
  const plain = path.startsWith('-') ? `.${sep}${path}` : path;
  return plain.split(sep).join('/');
}

function keyOf(text: string): string {
  return text.slice(0, text.indexOf('='));
}
