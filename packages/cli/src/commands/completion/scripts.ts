import type { Command, Option } from 'commander';
import type { Shell } from './shells';

/** A word that a shell offers. */
interface Word {
  readonly name: string;
  readonly description: string;
  readonly option?: Option;
}

/** The script of a shell: every command with its options, and the values of those that have a list. */
export function completionOf(program: Command, shell: Shell): string {
  return { bash, zsh, fish }[shell](program);
}

/** A command by the words that lead to it, such as `rollout run`. */
function commandsOf(program: Command, path = ''): [string, Command][] {
  return program.commands.flatMap((command) => {
    const name = path === '' ? command.name() : `${path} ${command.name()}`;
    return [[name, command] as [string, Command], ...commandsOf(command, name)];
  });
}

function wordsOf(command: Command): Word[] {
  const options = command.options.filter(({ hidden }) => !hidden);
  return [
    ...command.commands.map((one) => ({ name: one.name(), description: one.summary() })),
    ...command.registeredArguments.flatMap(({ argChoices = [], description }) => argChoices.map((name) => ({ name, description }))),
    ...options.flatMap((option) =>
      [option.long, option.short].flatMap((name) => (name ? [{ name, description: option.description, option }] : [])),
    ),
    { name: '--help', description: 'print the help' },
  ];
}

function bash(program: Command): string {
  const cases = commandsOf(program).map(([path, command]) => `    '${path}') words='${names(command)}' ;;`);
  const choices = choicesOf(program).map(([key, values]) => `    '${key}') words='${values.join(' ')}' ;;`);
  const parents = commandsOf(program).flatMap(([path, { commands }]) => (commands.length > 0 ? [`'${path}'`] : []));
  return `${[
    '# bash completion of dynamorm-cdk',
    '_dynamorm_cdk() {',
    '  local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" command="" words="" at',
    '  for ((at = 1; at < COMP_CWORD; at++)); do',
    '    case "${COMP_WORDS[at]}" in',
    '      -*) break ;;',
    '      *) command="${command:+$command }${COMP_WORDS[at]}" ;;',
    '    esac',
    `    case "$command" in ''|${[...parents, "'help'"].join('|')}) ;; *) break ;; esac`,
    '  done',
    '  case "$command" in',
    `    ''|'help') words='${program.commands.map((one) => one.name()).join(' ')} help --help --version' ;;`,
    ...cases,
    '  esac',
    '  case "$command $previous" in',
    ...choices,
    '  esac',
    '  COMPREPLY=($(compgen -W "$words" -- "$current"))',
    '}',
    'complete -o bashdefault -o default -F _dynamorm_cdk dynamorm-cdk',
  ].join('\n')}\n`;
}

function zsh(program: Command): string {
  const described = (words: Word[]) => words.map(({ name, description }) => `${name.replace(/:/g, '\\:')}:${plain(description)}`);
  const cases = commandsOf(program).map(([path, command]) => `    '${path}') offered=(${quoted(described(wordsOf(command)))}) ;;`);
  const choices = choicesOf(program).map(([key, values]) => `    '${key}') offered=(${quoted(values)}) ;;`);
  const parents = commandsOf(program).flatMap(([path, { commands }]) => (commands.length > 0 ? [`'${path}'`] : []));
  const root = [
    ...program.commands.map((one) => ({ name: one.name(), description: one.summary() })),
    { name: 'help', description: 'print the help of a command' },
  ];
  return `${[
    '#compdef dynamorm-cdk',
    '# zsh completion of dynamorm-cdk',
    '_dynamorm_cdk() {',
    '  local command="" at',
    '  local -a before offered',
    '  before=("${(@)words[2,CURRENT-1]}")',
    '  local previous="${words[CURRENT-1]}"',
    '  for at in "${before[@]}"; do',
    '    case "$at" in -*) break ;; *) command="${command:+$command }$at" ;; esac',
    `    case "$command" in ''|${[...parents, "'help'"].join('|')}) ;; *) break ;; esac`,
    '  done',
    '  offered=()',
    '  case "$command" in',
    `    ''|'help') offered=(${quoted(described(root))}) ;;`,
    ...cases,
    '  esac',
    '  case "$command $previous" in',
    ...choices,
    '  esac',
    '  _describe -o dynamorm-cdk offered || _files',
    '}',
    'if [ "$funcstack[1]" = "_dynamorm_cdk" ]; then _dynamorm_cdk "$@"; else compdef _dynamorm_cdk dynamorm-cdk; fi',
  ].join('\n')}\n`;
}

function fish(program: Command): string {
  const all = program.commands.map((one) => one.name());
  const lines = program.commands.map(
    (command) => `complete -c dynamorm-cdk -n '__fish_use_subcommand' -a '${command.name()}' -d '${plain(command.summary())}'`,
  );
  for (const [path, command] of commandsOf(program)) {
    const seen = path
      .split(' ')
      .map((word) => `__fish_seen_subcommand_from ${word}`)
      .join('; and ');
    for (const { name, description, option } of wordsOf(command)) {
      if (option && name === option.short && option.long) continue;
      const flag = name.startsWith('--') ? `-l '${name.slice(2)}'` : `-a '${name}'`;
      const short = option?.short ? ` -s '${option.short.slice(1)}'` : '';
      const value = option?.argChoices ? ` -x -a '${option.argChoices.join(' ')}'` : option?.required ? ' -r' : '';
      lines.push(`complete -c dynamorm-cdk -n '${seen}' ${flag}${short}${value} -d '${plain(description)}'`);
    }
  }
  return `# fish completion of dynamorm-cdk: ${all.join(' ')}\n${lines.join('\n')}\n`;
}

function names(command: Command): string {
  return wordsOf(command)
    .map(({ name }) => name)
    .join(' ');
}

/** Values that an option takes, by command and option. */
function choicesOf(program: Command): [string, string[]][] {
  return commandsOf(program).flatMap(([path, { options }]) =>
    options.flatMap(({ long, argChoices }) => (long && argChoices ? [[`${path} ${long}`, argChoices] as [string, string[]]] : [])),
  );
}

/** A description within single quotes of a shell: its first clause, without the models or the option that it is for. */
function plain(text: string): string {
  return text
    .replace(/['`"\\$[\]]/g, '')
    .replace(/^(of|with) [^:]*: /, '')
    .split(/;|: | \(/)[0]
    .trim();
}

function quoted(texts: string[]): string {
  return texts.map((text) => `'${text}'`).join(' ');
}
