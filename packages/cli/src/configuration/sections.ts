import type { Command } from 'commander';
import { type Setting, settingsOf } from './setting';

/** What a configuration file may hold: derived from the commands, so that a new option is in it by itself. */
export interface Sections {
  /** What several commands have in common. It stands at the top, for all of them. */
  readonly shared: ReadonlyMap<string, SharedSetting>;
  /** What each command has, under its name. */
  readonly commands: ReadonlyMap<string, ReadonlyMap<string, Setting>>;
}

/** An option that several commands have, with the commands that mean the same by it. */
export interface SharedSetting extends Setting {
  readonly commands: readonly string[];
}

/** Commands that read nothing, so they need no configuration, and must work where it is wrong; and `rollout`, whose options are about one stack. */
const without = ['explain', 'completion', 'help', 'rollout'];

/** Whether a command reads the configuration file. */
export function readsConfiguration(command: Command): boolean {
  return !without.includes(command.name());
}

/** The sections of a program. */
export function sectionsOf(program: Command): Sections {
  const commands = new Map(
    program.commands
      .filter(readsConfiguration)
      .map((command) => [
        command.name(),
        new Map(settingsOf(command.options, command.registeredArguments).map((one) => [one.key, one] as const)),
      ]),
  );
  return { shared: sharedOf(commands), commands };
}

/**
 * Options of one name may mean different things: `--map` of `plan` is no `--map` of `check`. Those with the same values are the same, and the
 * largest group of each name is what the top of the file means. An argument is the same as the option of its name.
 */
function sharedOf(commands: Sections['commands']): Map<string, SharedSetting> {
  const groups = new Map<string, SharedSetting>();
  const all = [...commands].flatMap(([command, settings]) => [...settings.values()].map((setting) => ({ command, setting })));
  for (const { command, setting } of all) {
    if (setting.attribute === undefined) continue;
    const meaning = `${setting.key} ${setting.flags} ${setting.choices?.join(' ') ?? ''}`;
    groups.set(meaning, { ...setting, commands: [...(groups.get(meaning)?.commands ?? []), command] });
  }
  const shared = new Map<string, SharedSetting>();
  for (const group of groups.values()) {
    const other = shared.get(group.key)?.commands.length ?? 1;
    if (group.commands.length > other) shared.set(group.key, group);
  }
  for (const { command, setting } of all) {
    const option = shared.get(setting.key);
    if (option && setting.attribute === undefined) shared.set(setting.key, { ...option, commands: [command, ...option.commands] });
  }
  return shared;
}
