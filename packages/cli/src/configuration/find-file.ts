import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
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

/**
 * The nearest file in the working directory and above it. The search ends at the root of the repository, so that every machine finds the
 * same.
 */
export function findConfiguration(cwd: string, env: NodeJS.ProcessEnv): ConfigurationFile | undefined {
  const [nearest] = foldersUpTo(repositoryRoot(cwd, env) ?? resolve('/'), cwd)
    .flatMap((folder) => configurationFiles.map((name) => join(folder, name)))
    .filter(isThere);
  return nearest === undefined ? undefined : read(nearest);
}

/** The file that `--config` names. */
export function namedConfiguration(path: string): ConfigurationFile {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new CliError('DYN-C002', `The file \`${path}\` does not exist (working directory ${process.cwd()}).`);
  isThere(path);
  return read(resolve(path));
}

function read(path: string): ConfigurationFile {
  try {
    return { path, text: readFileSync(path, 'utf8') };
  } catch (error) {
    throw new CliError('DYN-C003', `\`${path}\` cannot be read: ${(error as Error).message}.`, error);
  }
}

function foldersUpTo(last: string, folder: string): string[] {
  const above = dirname(folder);
  return folder === last || folder === above ? [folder] : [folder, ...foldersUpTo(last, above)];
}

/** Of what has the right name anything but a file is refused: a device would never end, and a pipe never begin. */
function isThere(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return false;
  if (!stats.isFile()) throw new CliError('DYN-C031', `The configuration \`${path}\` is not a file.`);
  if (stats.size > largest) throw new CliError('DYN-C031', `The configuration \`${path}\` is larger than 1 MB.`);
  return true;
}
