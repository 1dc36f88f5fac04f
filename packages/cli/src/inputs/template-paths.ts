import { CliError } from '../terminal/cli-error';
import { stateOf } from './path-state';

/** Templates and cloud assemblies that paths and patterns name, each once; a pattern that names nothing is a failure. */
export async function templatePaths(patterns: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const pattern of patterns) found.push(...(await namedBy(pattern)));
  return [...new Set(found)];
}

async function namedBy(pattern: string): Promise<string[]> {
  // A file whose name looks like a pattern is that file.
  if (!/[*?[\]{}()!]/.test(pattern) || stateOf(pattern) !== undefined) return [pattern];
  const { glob } = await import('tinyglobby');
  const options = { ignore: ['**/node_modules/**', '**/.git/**'], expandDirectories: false, onlyFiles: false };
  // `cdk.out/` is how a directory ends in a pattern.
  const found = (await glob(pattern, options)).map((path) => path.replace(/\/$/, ''));
  if (found.length > 0) return found.sort();
  throw new CliError('DYN-C002', `The pattern \`${pattern}\` matches no file (working directory ${process.cwd()}).`);
}
