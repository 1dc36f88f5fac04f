import { compile } from '../tools/packaging/compile';
import { Steps } from '../tools/work/steps';
import { runLocally } from './run/local';
import { help, type IntegOptions, integOptions, WrongArgument } from './run/options';
import type { SuiteOutcome } from './run/outcome';
import { runInSandbox } from './run/sandbox';
import { comparison, destructiveProblem, testFiles } from './run/snapshots';
import { main as verify } from './verify/main';

const print = (line: string) => console.log(`  ${line}`);

async function main(): Promise<number> {
  if (process.argv[2] === 'verify') return verify(process.argv.slice(3));
  const options = integOptions(process.argv.slice(2));
  if (options === 'help') {
    console.log(help);
    return 0;
  }
  const tests = chosenTests(options.tests);
  if (options.snapshotsOnly) return snapshots({ ...options, tests });
  const run = options.sandbox ? runInSandbox : runLocally;
  return report(await run({ ...options, tests, print }), options);
}

/** All tests where none is named. */
function chosenTests(names: readonly string[]): readonly string[] {
  const known = testFiles();
  const unknown = names.find((name) => !known.includes(name));
  if (unknown) throw new WrongArgument(`There is no test ${unknown} in integ/tests. The tests are ${known.join(', ')}.`);
  return names.length > 0 ? names : known;
}

async function snapshots(options: IntegOptions): Promise<number> {
  await new Steps().step('Compile the packages', compile);
  const { changed, compared, destructive } = await comparison({ ...options, print });
  const problems = destructive.length > 0 && !options.allowDestructive ? [destructiveProblem(destructive)] : [];
  for (const problem of problems) console.log(`\n${problem}`);
  console.log(`\n${compared - changed.length} unchanged, ${changed.length} changed${changed.length > 0 ? `: ${changed.join(', ')}` : ''}`);
  return changed.length === 0 && problems.length === 0 ? 0 : 1;
}

function report({ results, problems, notes = [] }: SuiteOutcome, options: IntegOptions): number {
  for (const text of [...notes, ...problems]) console.log(`\n${text}`);
  const failed = results.filter(({ passed }) => !passed).length;
  const passed = results.length - failed;
  console.log(`\n${passed} passed, ${failed} failed${problems.length > 0 && failed === 0 ? '; see the problem above' : ''}`);
  const nothing = results.length === 0 && !options.updateOnFailed;
  return failed === 0 && problems.length === 0 && !nothing ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error instanceof WrongArgument ? `${error.message}\n\n${help}` : error.message);
    process.exit(2);
  },
);
