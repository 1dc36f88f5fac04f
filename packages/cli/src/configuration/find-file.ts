import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { lilconfigSync } from 'lilconfig';
import { repositoryRoot } from '../repository/repository-root';
import { CliError } from '../terminal/cli-error';

/** What a configuration file is called. */
export const configurationFiles = ['dynamorm-cdk.yaml', 'dynamorm-cdk.yml', 'dynamorm-cdk.json'];

/** A configuration file before it is read. */
export interface ConfigurationFile {
  readonly path: string;
  readonly text: string;
}

/** No sensible configuration is larger. */
const largest = 1_000_000;

/** The nearest file in the working directory and above it. The search ends at the root of the repository, so that every machine finds the same. */
export function findConfiguration(cwd: string, env: NodeJS.ProcessEnv): ConfigurationFile | undefined {
  const stopDir = repositoryRoot(cwd, env) ?? resolve('/');
  refuseSpecialFiles(cwd, stopDir);
  const text = (_: string, content: string) => content;
  const found = lilconfigSync('dynamorm-cdk', {
    searchPlaces: configurationFiles,
    // The text is read by our own parser, which knows lines and columns. Nothing is ever run.
    loaders: { '.yaml': text, '.yml': text, '.json': text, noExt: text },
    stopDir,
    ignoreEmptySearchPlaces: false,
    cache: false,
  }).search(cwd);
  return found ? { path: found.filepath, text: (found.config as string | undefined) ?? '' } : undefined;
}

/** The file that `--config` names. */
export function namedConfiguration(path: string): ConfigurationFile {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new CliError('DYN-C002', `There is no file \`${path}\` (working directory ${process.cwd()}).`);
  refuse(path);
  try {
    return { path: resolve(path), text: readFileSync(path, 'utf8') };
  } catch (error) {
    throw new CliError('DYN-C003', `\`${path}\` cannot be read: ${(error as Error).message}.`, error);
  }
}

/** The search reads what it finds: a device would never end, and a pipe never begin. */
function refuseSpecialFiles(cwd: string, stopDir: string): void {
  for (let folder = cwd; ; folder = dirname(folder)) {
    for (const name of configurationFiles) refuse(join(folder, name));
    if (folder === stopDir || folder === dirname(folder)) return;
  }
}

function refuse(path: string): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return;
  if (!stats.isFile()) throw new CliError('DYN-C031', `The configuration \`${path}\` is no file.`);
  if (stats.size > largest) throw new CliError('DYN-C031', `The configuration \`${path}\` is larger than 1 MB.`);
}
