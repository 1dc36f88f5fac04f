import type { Command } from 'commander';
import { addPolicyOptions } from '../../options/policy-options';
import { addReportOptions } from '../../options/report-options';
import { addSourceCodeOptions } from '../../options/source-code-flags';
import type { CommandContext } from '../../terminal/command-context';
import type { BreakingOptions } from './run';

const notes = `
During a deployment the old and the new program run side by side, so each change is checked in both directions. Each program must work with
the items that the other one writes. Each finding says how to make the change without harm.

A version in git is <ref>:<path of a model document>; the path counts from the root of the repository, with ./ from the working directory.
Comments and baselines do not hide these findings: accept one with --silence or --severity.

Examples:
  What a pull request changes, against the main branch:
  $ dynamorm-cdk breaking --from main:models.dms.yaml --to models.dms.yaml

  The models in Go source against the document of the last release:
  $ dynamorm-cdk breaking --from v1.4.0:models.dms.yaml --to ./internal/models/...

  Two checkouts, as a comment of the pull request:
  $ dynamorm-cdk breaking --from ../main/internal/... --to ./internal/... --format markdown

  A change that is meant:
  $ dynamorm-cdk breaking --from main:models.dms.yaml --to models.dms.yaml --severity DYN-C516=warning`;

/** `breaking`: what a change of the models does to stored items and to the program that still runs. */
export function addBreaking(program: Command, { terminal, end }: CommandContext): void {
  const command = program
    .command('breaking')
    .summary('show what a change of models breaks')
    .description('Compares two versions of models, and says what the change does to stored items and to the program that still runs.')
    .requiredOption('--from <files...>', 'the models as they are: <git ref>:<file>, files, patterns, or directories such as ./internal/...')
    .requiredOption(
      '--to <files...>',
      'the models as they will be: files, patterns, or directories such as ./internal/...; - is standard input',
    )
    .addHelpText('after', notes);
  addReportOptions(addPolicyOptions(addSourceCodeOptions(command))).action(async (options: BreakingOptions) => {
    const { breaking } = await import('./run.js');
    end(await breaking(options, terminal));
  });
}
