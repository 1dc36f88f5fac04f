import { type Command, Option } from 'commander';
import { addPolicyOptions } from '../../options/policy-options';
import { addReportOptions } from '../../options/report-options';
import { addSourceCodeOptions } from '../../options/source-code-flags';
import { addSuppressionOptions } from '../../options/suppression-options';
import type { CommandContext } from '../../terminal/command-context';
import type { ExtractOptions } from './run';

const notes = `
Go structs with dynamorm or theorydb tags, TypeScript's defineModel({...}), Python's ModelDefinition.from_dataclass(...), and JSON as Go's
dms.FromMetadata prints it.

Nothing is run and no toolchain is needed: the source is parsed. Directories named vendor, node_modules or testdata, those that begin with a
dot or "_", and tests are left out; Go files are read as a build for Linux would read them. What cannot be known from the source is a finding,
never a guess, and with an error nothing is written.

Examples:
  Every model below internal/, as Go writes it:
  $ dynamorm-cdk extract ./internal/... --out models.dms.yaml

  In a pipeline or a commit hook: has somebody forgotten to run it?
  $ dynamorm-cdk extract ./internal/... --out models.dms.yaml --check

  Models in TypeScript or Python:
  $ dynamorm-cdk extract ./src/... --out models.dms.yaml

  What a program prints:
  $ go run ./cmd/print-models | dynamorm-cdk extract - --out models.dms.yaml

  A table whose name the program makes when it runs, and a type from elsewhere:
  $ dynamorm-cdk extract ./internal/models --table Order=orders --type decimal.Decimal=S

  Models whose release go.mod does not name:
  $ dynamorm-cdk extract ./internal/models --library-version 1.0.30`;

/** `extract`: from the source code of models to a model document. */
export function addExtract(program: Command, { terminal, end }: CommandContext): void {
  const command = program
    .command('extract')
    .summary('write the model document of the models in source code')
    .description('Reads the models in Go, TypeScript and Python source, and writes their model document (DMS).')
    .argument('<files...>', 'files, directories, patterns, or directories with all below them such as ./internal/...')
    .option('--out <file>', 'write the document to this file (default: standard output)')
    .option('--check', 'write nothing, and end with exit code 1 where the file of --out does not hold what would be written')
    .addOption(
      new Option('--dms-version <version>', 'version of DMS (default: what the release of DynamORM reads)').choices(['0.1', '0.2']),
    )
    .addHelpText('after', notes);
  addReportOptions(addSuppressionOptions(addPolicyOptions(addSourceCodeOptions(command)))).action(
    async (patterns: string[], options: ExtractOptions) => {
      const { extract } = await import('./run.js');
      end(await extract(patterns, options, terminal));
    },
  );
}
