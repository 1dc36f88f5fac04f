import { isAbsolute, relative } from 'node:path';
import type { SourceCodeOptions } from '@dynamorm-cdk/model-source';
import { isConfigured } from '../configuration/configured';
import type { VariableOptions } from './required-variables';

/** The command that writes a check again, on one line that no name can end. */
export function commandLine(patterns: readonly string[], file: string, options: SourceCodeOptions & VariableOptions): string {
  const { libraryVersion, convention, table = {}, type = {}, exclude = [], tags, variable = [], fieldKey } = options;
  const said: [name: keyof typeof options, words: string[]][] = [
    ['libraryVersion', libraryVersion === undefined ? [] : ['--library-version', libraryVersion]],
    ['convention', convention === undefined ? [] : ['--convention', convention]],
    ['table', Object.entries(table).flatMap(([model, name]) => ['--table', `${model}=${name}`])],
    ['type', Object.entries(type).flatMap(([name, stored]) => ['--type', `${name}=${stored}`])],
    ['exclude', exclude.flatMap((one) => ['--exclude', one])],
    ['tags', tags === undefined ? [] : ['--tags', tags.join(',')]],
    ['variable', variable.flatMap((one) => ['--variable', one])],
    ['fieldKey', fieldKey === false ? ['--no-field-key'] : []],
  ];
  const words = said.flatMap(([name, values]) => (isConfigured(options, name) ? [] : values));
  return ['dynamorm-cdk', 'extract', ...patterns.map(shown), '--runtime-check', shown(file), ...words].map(word).join(' ');
}

/** No path of this machine gets into a file that is committed. */
function shown(path: string): string {
  return isAbsolute(path) ? relative(process.cwd(), path).replaceAll('\\', '/') || '.' : path;
}

function word(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]|\p{Surrogate}/gu, '\ufffd');
  return /^[\w./:=,@%+-]+$/.test(line) ? line : `'${line.replaceAll("'", "'\\''")}'`;
}
