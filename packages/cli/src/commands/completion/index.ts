import { Argument, type Command } from 'commander';
import type { CommandContext } from '../../terminal/command-context';
import { ExitCode } from '../../terminal/exit-code';
import { type Shell, shells } from './shells';

const notes = `
Examples:
  $ echo 'eval "$(dynamorm-cdk completion bash)"' >> ~/.bashrc
  $ dynamorm-cdk completion zsh > "\${fpath[1]}/_dynamorm-cdk"
  $ dynamorm-cdk completion fish > ~/.config/fish/completions/dynamorm-cdk.fish`;

/** `completion`: what a shell completes. */
export function addCompletion(program: Command, { terminal, end }: CommandContext): void {
  program
    .command('completion')
    .summary('print what completes commands and options in a shell')
    .description('Prints a script for bash, zsh or fish that completes commands, options and their values.')
    .addArgument(new Argument('<shell>', 'the shell').choices(shells))
    .addHelpText('after', notes)
    .action(async (shell: Shell) => {
      const { completionOf } = await import('./scripts.js');
      terminal.out(completionOf(program, shell));
      end(ExitCode.CLEAN);
    });
}
