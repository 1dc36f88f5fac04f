import { parseArgs } from 'node:util';

export const help = `Deploys the integration tests, asserts, and destroys what was deployed.

  npm run integ                                          every test, on the local cloud
  npm run integ -- integ.connect.ts integ.update.ts      some of them
  npm run integ -- --snapshots                           compare the templates with the committed ones, deploy nothing
  npm run integ -- --sandbox --profile dev --regions eu-west-1,us-east-1
                                                         the same tests in an AWS account of yours
  npm run integ -- verify --help                         asks what the project takes for granted about AWS

Options:
  --sandbox             deploy to AWS; costs a few cents
  --profile <name>      profile of the account; without it the credentials of the environment are used
  --regions <names>     regions, separated by commas; the tests are shared out among them and run side by side
  --snapshots           compare the synthesized templates with the committed snapshots, and deploy nothing
  --update-on-failed    deploy only the tests whose snapshot changed, and write the snapshots of those that pass
  --allow-destructive   accept changes that replace or delete resources of a committed snapshot; otherwise the run fails
  --no-clean            leave the deployed stacks where they are, to look at them
  --max-workers <n>     processes that integ-runner uses at once in a region; as many as the machine has cores by default
  --help                print this text`;

/** What a run of the suite is asked to do. */
export interface IntegOptions {
  /** Names of test files; all where none is given. */
  readonly tests: readonly string[];
  readonly sandbox: boolean;
  readonly profile?: string;
  /** Regions of the sandbox account; the local cloud has its own. */
  readonly regions: readonly string[];
  readonly snapshotsOnly: boolean;
  readonly updateOnFailed: boolean;
  readonly allowDestructive: boolean;
  readonly clean: boolean;
  readonly maxWorkers?: number;
}

/** An argument that makes no sense, as a sentence for the person who typed it. */
export class WrongArgument extends Error {}

/** The options that the arguments ask for, or `help`. */
export function integOptions(args: readonly string[]): IntegOptions | 'help' {
  const { values, positionals } = parsed(args);
  if (values.help) return 'help';
  const tests = positionals.map(testFile);
  const regions = (values.regions ?? '').split(',').filter(Boolean);
  const sandbox = values.sandbox ?? false;
  const snapshotsOnly = values.snapshots ?? false;
  if (!sandbox && (values.profile || values.regions))
    throw new WrongArgument('--profile and --regions are for the sandbox: add --sandbox.');
  if (sandbox && snapshotsOnly) throw new WrongArgument('--snapshots deploys nothing: run it without --sandbox.');
  if (sandbox && regions.length === 0) throw new WrongArgument('--sandbox needs --regions, for example --regions eu-west-1.');
  const wrongRegion = regions.find((name) => !/^[a-z]{2,4}(-[a-z]+)+-\d$/.test(name));
  if (wrongRegion) throw new WrongArgument(`"${wrongRegion}" is not the name of a region: write it as eu-west-1.`);
  if (new Set(regions).size < regions.length)
    throw new WrongArgument(`A region is given twice in --regions ${values.regions}: name each once.`);
  return {
    tests,
    sandbox,
    profile: values.profile,
    regions,
    snapshotsOnly,
    updateOnFailed: values['update-on-failed'] ?? false,
    allowDestructive: values['allow-destructive'] ?? false,
    clean: !values['no-clean'],
    maxWorkers: workers(values['max-workers']),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        sandbox: { type: 'boolean' },
        profile: { type: 'string' },
        regions: { type: 'string' },
        snapshots: { type: 'boolean' },
        'update-on-failed': { type: 'boolean' },
        'allow-destructive': { type: 'boolean' },
        'no-clean': { type: 'boolean' },
        'max-workers': { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new WrongArgument((error as Error).message);
  }
}

/** `connect`, `integ.connect` and `integ.connect.ts` name the same test. */
function testFile(name: string): string {
  if (name.startsWith('-')) throw new WrongArgument(`"${name}" is not the name of a test.`);
  const stem = name
    .replace(/^.*\//, '')
    .replace(/^integ\./, '')
    .replace(/\.ts$/, '');
  return `integ.${stem}.ts`;
}

function workers(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new WrongArgument(`--max-workers ${text} is not a number of processes: give 1 or more.`);
  return number;
}
