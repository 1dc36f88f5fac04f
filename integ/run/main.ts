import { parseArgs } from 'node:util';
import { runLocally } from './local';
import { runInSandbox } from './sandbox';

const help = `Deploys the integration tests, asserts, and destroys what was deployed.

  npm run integ                                          all tests, on the local cloud
  npm run integ -- integ.connect.ts integ.update.ts      some of them
  npm run integ -- --sandbox --profile dev --regions eu-west-1
                                                         the same tests in an AWS account of yours

Options:
  --sandbox           deploy to AWS; costs some cents
  --profile <name>    the profile of the account; without one the credentials of the environment are used
  --regions <names>   regions, separated by commas: tests run side by side in them; each must be bootstrapped`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      sandbox: { type: 'boolean' },
      profile: { type: 'string' },
      regions: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  if (!values.sandbox && (values.profile || values.regions)) {
    console.error(`--profile and --regions are for the sandbox: add --sandbox.\n\n${help}`);
    return 2;
  }
  if (values.sandbox && !values.regions) {
    console.error(`--sandbox needs --regions.\n\n${help}`);
    return 2;
  }
  const regions = (values.regions ?? '').split(',').filter(Boolean);
  const { results, problems } = values.sandbox
    ? await runInSandbox({ tests: positionals, profile: values.profile, regions })
    : await runLocally(positionals);
  for (const problem of problems) console.log(`\n${problem}`);
  const failed = results.filter(({ passed }) => !passed).length + (problems.length > 0 && results.every(({ passed }) => passed) ? 1 : 0);
  console.log(`\n${results.filter(({ passed }) => passed).length} passed, ${failed} failed`);
  return failed === 0 && results.length > 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    process.exit(2);
  },
);
