import type { Command } from 'commander';
import { addPolicyOptions } from '../../options/policy-options';
import { addReportOptions, wholeNumber } from '../../options/report-options';
import { addSourceCodeOptions } from '../../options/source-code-flags';
import { addSuppressionOptions } from '../../options/suppression-options';
import type { CommandContext } from '../../terminal/command-context';
import type { ValidateOptions } from './run';

const examples = `
Examples:
  Every model document below models/ (the quotes leave the pattern to dynamorm-cdk):
  $ dynamorm-cdk validate 'models/**/*.dms.yaml'

  The models in Go source, without a document:
  $ dynamorm-cdk validate ./internal/models/...

  A document that another program writes:
  $ go run ./cmd/print-models | dynamorm-cdk validate -

  In a GitHub workflow, as annotations of the pull request; warnings fail it too:
  $ dynamorm-cdk validate --format github --max-warnings 0 models.dms.yaml`;

/** `validate`: model documents alone. */
export function addValidate(program: Command, { terminal, end }: CommandContext): void {
  const command = program
    .command('validate')
    .summary('check model documents')
    .description('Checks model documents (DMS 0.1 and 0.2, YAML or JSON), each on its own, and models in source code, by every rule.')
    .argument('<models...>', 'files, patterns such as models/**/*.dms.yaml, or directories such as ./internal/...; - is standard input')
    .option('--max-global-indexes <number>', 'global indexes that a table may have, where the quota was raised (default: 20)', wholeNumber)
    .option('--max-megabytes <number>', 'size that a document may have (default: 64)', wholeNumber)
    .addHelpText('after', examples);
  addReportOptions(addSuppressionOptions(addPolicyOptions(addSourceCodeOptions(command)))).action(
    async (patterns: string[], options: ValidateOptions) => {
      const { validate } = await import('./run.js');
      end(await validate(patterns, options, terminal));
    },
  );
}
