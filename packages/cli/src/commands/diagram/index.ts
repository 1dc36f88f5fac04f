import { type Command, Option } from 'commander';
import { addSourceCodeOptions } from '../../options/source-code-flags';
import { diagramFormats } from '../../picture/formats';
import type { CommandContext } from '../../terminal/command-context';
import type { DiagramOptions } from './diagram-options';

const notes = `
Examples:
  For a README or a pull request, which GitHub draws:
  $ dynamorm-cdk diagram --models 'models/**/*.dms.yaml' --format mermaid

  One page to look at or to send, with nothing else to load:
  $ dynamorm-cdk diagram --models models.dms.yaml --output tables.html`;

/** `diagram`: a picture of the tables and the models that use them. */
export function addDiagram(program: Command, { terminal, end }: CommandContext): void {
  const command = program
    .command('diagram')
    .summary('draw tables, keys, indexes and the models that use them')
    .description('Draws the tables that models ask for: keys, indexes, time to live, and which models use them.')
    .requiredOption(
      '--models <files...>',
      'model documents or source code: files, patterns, or directories such as ./internal/...; - is standard input',
    )
    .addOption(new Option('--format <format>', 'what is drawn (default: what the ending of --output stands for)').choices(diagramFormats))
    .option('--output <file>', 'write to this file (default: standard output); it ends in .svg, .html or .mmd unless --format is given')
    .addHelpText('after', notes);
  addSourceCodeOptions(command).action(async (options: DiagramOptions) => {
    const { diagram } = await import('./run.js');
    end(await diagram(options, terminal));
  });
}
