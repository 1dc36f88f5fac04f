import type { Command } from 'commander';
import type { Surroundings } from '../program';
import { addReportOptions, type ReportOptions } from '../report/report-options';

const examples = `
Examples:
  Every model document below models/ (the quotes leave the pattern to dynamorm-cdk):
  $ dynamorm-cdk validate 'models/**/*.dms.yaml'

  A document that another program writes:
  $ go run ./cmd/print-models | dynamorm-cdk validate -

  In a GitHub workflow, as annotations of the pull request; warnings fail it too:
  $ dynamorm-cdk validate --format github --max-warnings 0 models.dms.yaml`;

/** `validate`: model documents alone. */
export function addValidate(program: Command, { terminal, end }: Surroundings): void {
  const command = program
    .command('validate')
    .summary('check model documents alone')
    .description('Checks model documents (DMS 0.1 and 0.2, YAML or JSON), each on its own, by every rule.')
    .argument('<files...>', 'files or patterns such as models/**/*.dms.yaml; - is standard input')
    .addHelpText('after', examples);
  addReportOptions(command).action(async (patterns: string[], options: ReportOptions) => {
    const { validate } = await import('../validate.js');
    end(await validate(patterns, options, terminal));
  });
}
