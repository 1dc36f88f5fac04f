import { type Command, Option } from 'commander';
import type { CommandContext } from '../../terminal/command-context';
import type { ExplainOptions } from './run';

const notes = `
Works offline: the codes of all packages are part of the program.

Examples:
  $ dynamorm-cdk explain DYN-M080
  $ dynamorm-cdk explain m080 t007
  $ dynamorm-cdk explain --all
  $ dynamorm-cdk explain --all --format json`;

/** `explain`: what a code means. */
export function addExplain(program: Command, { terminal, end }: CommandContext): void {
  program
    .command('explain')
    .summary('explain an error code')
    .description('Explains a code of any package: what it means, why it matters, and a broken and a fixed example.')
    .argument('[codes...]', 'codes such as DYN-M080, also without DYN- and in small letters')
    .option('--all', 'every code, one line each')
    .addOption(new Option('--format <format>', 'how codes are printed').choices(['text', 'json']).default('text'))
    .addHelpText('after', notes)
    .action(async (codes: string[], options: ExplainOptions) => {
      const { explain } = await import('./run.js');
      end(await explain(codes, options, terminal));
    });
}
