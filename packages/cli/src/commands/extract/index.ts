import { type Command, InvalidArgumentError, Option } from 'commander';
import { gathered } from '../../options/map-option';
import { addPolicyOptions } from '../../options/policy-options';
import { addReportOptions } from '../../options/report-options';
import { addSourceCodeOptions } from '../../options/source-code-flags';
import { addSuppressionOptions } from '../../options/suppression-options';
import type { CommandContext } from '../../terminal/command-context';
import type { ExtractOptions } from './extract-options';

const notes = `
Go structs with dynamorm or theorydb tags, TypeScript's defineModel({...}), Python's ModelDefinition.from_dataclass(...), and JSON as Go's
dms.FromMetadata prints it.

Nothing is run and no toolchain is needed: the source is parsed. Directories named vendor, node_modules or testdata, those that begin with a
dot or "_", and tests are excluded. Go files are read as a build for Linux would read them. Nothing is guessed: a finding reports each value
that cannot be known from the source, and with an error nothing is written.

Examples:
  Every model below internal/, as Go writes it:
  $ dynamorm-cdk extract ./internal/... --out models.dms.yaml

  In a pipeline or a commit hook: has somebody forgotten to run it?
  $ dynamorm-cdk extract ./internal/... --out models.dms.yaml --check

  Models in TypeScript or Python:
  $ dynamorm-cdk extract ./src/... --out models.dms.yaml

  A check for the start of the service, from source or from a document:
  $ dynamorm-cdk extract ./internal/... --out models.dms.yaml --runtime-check internal/models/environment_check.go
  $ dynamorm-cdk extract models.dms.yaml --runtime-check app/environment_check.py --variable TENANT_ROLE_ARN

  Models that a program prints:
  $ go run ./cmd/print-models | dynamorm-cdk extract - --out models.dms.yaml

  A table with a name that the program makes when it runs, and a type from another module:
  $ dynamorm-cdk extract ./internal/models --table Order=orders --type decimal.Decimal=S

  Models with a go.mod that does not name the release of the library:
  $ dynamorm-cdk extract ./internal/models --library-version 1.0.30`;

/** `extract`: from the source code of models to a model document. */
export function addExtract(program: Command, { terminal, end }: CommandContext): void {
  const command = program
    .command('extract')
    .summary('write the model document of the models in source code')
    .description('Reads the models in Go, TypeScript and Python source, and writes their model document (DMS).')
    .argument('<files...>', 'files, directories, patterns, or directories with all below them such as ./internal/...')
    .option('--out <file>', 'write the document to this file (default: standard output)')
    .option('--check', 'write nothing, and end with exit code 1 where a file does not hold what would be written')
    .option(
      '--runtime-check <file>',
      'write source code that a service calls when it starts, and that names each environment variable of the models that is missing; .go, .ts, .js or .py says the language (repeatable)',
      gathered,
    )
    .option(
      '--variable <name>',
      'of --runtime-check: another variable that the service needs, such as TENANT_ROLE_ARN (repeatable)',
      variable,
    )
    .option('--no-field-key', 'of --runtime-check: the key of encrypted attributes does not come by KMS_KEY_ARN')
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

function variable(value: string, before: string[] = []): string[] {
  if (!/^[A-Za-z_]\w*$/.test(value))
    throw new InvalidArgumentError('It must be the name of an environment variable, such as TENANT_ROLE_ARN.');
  return [...before, value];
}
