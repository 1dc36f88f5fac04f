import { parseArgs } from 'node:util';
import { Steps } from '../../tools/work/steps';
import { verifyInSandbox, verifyLocally } from './places';

export const help = `Asks what the project takes for granted about AWS, with one small stack, and writes a report.

  npm run integ -- verify                                        against the local cloud
  npm run integ -- verify --sandbox --profile dev --region eu-west-1
                                                                 on an AWS account of yours; costs less than a cent

Options:
  --sandbox          ask AWS; commit the report that is written to integ/verified
  --profile <name>   profile of the account; without it the credentials of the environment are used
  --region <name>    a bootstrapped region of the account
  --report <file>    write the report to this file instead
  --help             print this text

A wrong answer ends with exit code 1, and a sentence says what in the project falls with it.`;

/** `npm run integ -- verify`. */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      sandbox: { type: 'boolean' },
      profile: { type: 'string' },
      region: { type: 'string' },
      report: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  if (values.sandbox ? !values.region : values.region || values.profile) {
    console.error(values.sandbox ? '--sandbox needs --region.' : '--region and --profile are for the sandbox: add --sandbox.');
    return 2;
  }
  const steps = new Steps();
  const { problems } = values.region
    ? await verifyInSandbox(steps, values.region, values.profile, values.report)
    : await verifyLocally(steps, values.report);
  for (const problem of problems) console.log(`\n${problem}`);
  return problems.length === 0 ? 0 : 1;
}
