import { dirname, isAbsolute, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Terminal } from '../terminal/terminal';
import { remember, type Weights } from './configured';
import { type Effective, effective, merged } from './effective';
import { findConfiguration, namedConfiguration } from './find-file';
import type { Configuration } from './read-configuration';
import { readsConfiguration, type Sections } from './sections';
import type { Setting } from './setting';

/** Gives a command what the configuration file says and its command line does not. What may stand in the file is asked for where there is one. */
export async function configure(command: Command, { env }: Terminal, sectionsOfAll: () => Sections): Promise<void> {
  // Commands of a command, such as `rollout run`, have no section.
  if (command.parent === null || command.parent.parent !== null || !readsConfiguration(command)) return;
  const { config } = command.opts<{ config?: string | false }>();
  const file =
    typeof config === 'string' ? namedConfiguration(config) : config === false ? undefined : findConfiguration(process.cwd(), env);
  if (file === undefined) return;
  const { readConfiguration } = await import('./read-configuration.js');
  const sections = sectionsOfAll();
  const configuration = readConfiguration(file, sections);
  const settings = effective(configuration, sections, command.name(), process.cwd());
  const typed = typedOf(command, settings);
  const names = new Set<string>();
  for (const one of settings.values()) if (apply(command, one)) names.add(one.setting.attribute ?? one.setting.key);
  remember(command.opts(), { names, weightsOf: weightsBy(configuration, sections, command.name(), typed) });
}

/** Sets an option or the arguments. What was typed wins; of a map it wins key by key. */
function apply(command: Command, { setting, content }: Effective): boolean {
  const { attribute } = setting;
  if (attribute === undefined) {
    if (command.args.length > 0) return false;
    command.args = [...(content as string[])];
    command.processedArgs[0] = command.args;
    return true;
  }
  const typed = isTyped(command, attribute) ? command.getOptionValue(attribute) : undefined;
  if (typed !== undefined && setting.kind !== 'map') return false;
  command.setOptionValueWithSource(attribute, together(setting, parsed(setting, content), typed), typed === undefined ? 'config' : 'cli');
  return typed === undefined;
}

function isTyped(command: Command, attribute: string): boolean {
  return ['cli', 'env'].includes(command.getOptionValueSource(attribute) ?? '');
}

function parsed(setting: Setting, content: Effective['content']): unknown {
  if (typeof content === 'boolean') return content;
  return content.reduce<unknown>((before, text) => setting.parse(text, before), undefined);
}

function together(setting: Setting, value: unknown, typed: unknown): unknown {
  if (typed === undefined) return value;
  if (Array.isArray(typed)) return merged(setting, value as string[], typed as string[]);
  return { ...(value as object), ...(typed as object) };
}

function typedOf(command: Command, settings: Map<string, Effective>): Weights {
  const { severity, silence } = command.opts<Weights>();
  const isOwn = (name: string) => isTyped(command, settings.get(name)?.setting.attribute ?? name);
  return { severity: isOwn('severity') ? severity : undefined, silence: isOwn('silence') ? silence : undefined };
}

/** Overrides weigh the findings in their directories, wherever the command runs. */
function weightsBy(
  configuration: Configuration,
  sections: Sections,
  command: string,
  typed: Weights,
): ((file: string) => Weights) | undefined {
  const weighing = configuration.layers.some(({ directories, shared, commands }) => {
    const all = [shared, commands.get(command)];
    return directories !== undefined && all.some((values) => values?.has('severity') || values?.has('silence'));
  });
  if (!weighing) return undefined;
  const byDirectory = new Map<string, Weights>();
  return (file) => {
    // `<stdin>`, `ssm:/...` and the like are in no directory.
    const isFile = isAbsolute(file) || !/^(<|[a-z][a-z0-9-]+:)/i.test(file);
    const directory = isFile ? dirname(resolve(file)) : process.cwd();
    const known = byDirectory.get(directory);
    if (known) return known;
    const settings = effective(configuration, sections, command, directory);
    const of = (name: string): unknown => {
      const found = settings.get(name);
      return found && parsed(found.setting, found.content);
    };
    const weights = {
      severity: { ...(of('severity') as Weights['severity']), ...typed.severity },
      silence: typed.silence ?? (of('silence') as Weights['silence']),
    };
    byDirectory.set(directory, weights);
    return weights;
  };
}
