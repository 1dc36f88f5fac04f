import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constantsOf } from './constants';

/** An object with the names that a module uses of a library: the library is loaded when the first of them is used. */
export function atFirstUse(code: string, file: string, variable: string, from: string): string {
  const uses = [...code.matchAll(new RegExp(`\\b${variable}\\b(?! = )(?:\\.(\\w+))?`, 'g'))].map(([, name]) => name);
  if (uses.includes(undefined as never)) throw new Error(`${file} uses \`${from}\` as a whole; import the names that it uses.`);
  const names = [...new Set(uses)];
  const members = names.map((name) => constantsOf(from, name, createRequire(file)) ?? getter(name, JSON.stringify(from)));
  return `const ${variable} = ((${names.join(', ')}) => ({ ${members.join(', ')} }))();`;
}

/** What was asked for once is at hand. */
function getter(name: string, from: string): string {
  return `get ${name}() { return ${name} ??= require(${from}).${name}; }`;
}

/** The names that modules use of a library. */
export function namesUsedOf(library: string, files: readonly string[]): string[] {
  const found = files.flatMap((file) => {
    const code = readFileSync(file, 'utf8');
    const [, variable] = code.match(new RegExp(`^const (\\w+) = require\\("${library}"\\);$`, 'm')) ?? [];
    return variable === undefined ? [] : [...code.matchAll(new RegExp(`\\b${variable}\\.(\\w+)`, 'g'))].map(([, name]) => name);
  });
  return [...new Set(found)].sort();
}
