import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Language } from '../../../tools/bindings/language';
import { quiet } from '../../../tools/packaging/packages';
import { runOrFail } from '../../../tools/processes/run';
import { root } from '../../../tools/root';

const programs = join(root, 'test/support/bindings/unknown');

/** What every language must print: each unknown value is read as such, and refused where it is given. */
export const READS_UNKNOWN = [
  'name unknown: true',
  'type unknown: true',
  'projection unknown: true',
  'invalid type unknown: true',
  expect.stringMatching(/^refused: .*DYN-V016: the shape of `Shop\/Docs` is unknown until deployment at `partitionKey`/),
];

/** The lines that the program of a language prints, where the example finds its bindings. */
export async function readUnknown(language: Language): Promise<string[]> {
  const [command, args, cwd] = commandOf(language);
  const output = await runOrFail(command, args, { cwd, env: { ...quiet, ...language.environment } });
  return output.split('\n').filter((line) => /^(\w+ )*unknown: |^refused: /.test(line));
}

function commandOf({ name }: Language): [string, string[], string] {
  const example = join(root, 'examples/orders', name);
  switch (name) {
    case 'go':
      return ['go', ['run', join(programs, 'go/main.go')], example];
    case 'python':
      return ['python', [join(programs, 'python/unknown.py')], example];
    default:
      return ['mvn', ['-q', 'compile', 'exec:java'], javaProject(example)];
  }
}

/** The example's project with this program in its place. */
function javaProject(example: string): string {
  const project = join(root, '.cache/bindings/unknown-java');
  rmSync(project, { recursive: true, force: true });
  const pom = readFileSync(join(example, 'pom.xml'), 'utf8').replace('com.example.orders.OrdersApp', 'com.example.orders.Unknown');
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, 'pom.xml'), pom);
  cpSync(join(programs, 'java/Unknown.java'), join(project, 'src/main/java/com/example/orders/Unknown.java'));
  return project;
}
