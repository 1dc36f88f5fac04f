import type { Argument, Option } from 'commander';
import { gathered } from '../options/map-option';
import { wholeNumber } from '../options/report-options';

/** What a configuration file holds for an option. */
export type SettingKind = 'flag' | 'number' | 'text' | 'list' | 'map';

/** An option or an argument of a command, as a configuration file has it. Everything follows from how the command declares it. */
export interface Setting {
  /** The long name without dashes, such as `max-warnings`; of `--no-field-key` it is `field-key`. */
  readonly key: string;
  /** Under which commander keeps the value; undefined for the arguments of the command. */
  readonly attribute?: string;
  readonly flags: string;
  readonly description: string;
  readonly kind: SettingKind;
  /** A map whose keys may have several values. */
  readonly several: boolean;
  readonly choices?: readonly string[];
  /** Values are files or patterns, so they are relative to where they are written. */
  readonly paths: 'all' | 'keys' | 'none';
  /** Reads one value as the command line does; throws what the command line would say. */
  parse(value: string, before: unknown): unknown;
}

/** Options that are about one run. */
const perRun = ['help', 'version', 'config', 'no-config', 'write-baseline', 'until'];

/** The settings of options, and of the arguments that name inputs. */
export function settingsOf(options: readonly Option[], args: readonly Argument[]): Setting[] {
  const settings = options.filter(({ long }) => long && !perRun.includes(nameOf(long))).map(settingOf);
  return [...args.filter(({ variadic }) => variadic).map(argumentOf), ...settings];
}

/** `--map <model-table=table>`: what stands between the brackets says what a value is. */
function settingOf(option: Option): Setting {
  const { long = '', flags, description, negate, argChoices, parseArg, variadic } = option;
  const value = /[<[](.+?)(?:\.\.\.)?[>\]]$/.exec(flags)?.[1];
  const map = value?.includes('=') ?? false;
  // A parser of its own may gather; of a map it may keep one value a key.
  const many = variadic || parseArg === gathered || (!map && /\(repeatable\)$/.test(description));
  const kind =
    value === undefined
      ? 'flag'
      : parseArg === wholeNumber || value === 'seconds'
        ? 'number'
        : value.includes('=')
          ? 'map'
          : many
            ? 'list'
            : 'text';
  return {
    key: negate ? nameOf(long).slice('no-'.length) : nameOf(long),
    attribute: option.attributeName(),
    flags,
    description,
    kind,
    several: many,
    choices: argChoices,
    paths: /^(files?|paths?|sources?|python|\w+=file)$/.test(value ?? '') ? 'all' : value === 'model=table' ? 'keys' : 'none',
    parse: (text, before) => {
      if (parseArg) return parseArg(text, before as never);
      return variadic ? gathered(text, before as string[] | undefined) : text;
    },
  };
}

function argumentOf(argument: Argument): Setting {
  const key = argument.name();
  return {
    key,
    flags: `${key}...`,
    description: argument.description,
    kind: 'list',
    several: true,
    paths: 'all',
    parse: (text, before) => gathered(text, before as string[] | undefined),
  };
}

function nameOf(long: string): string {
  return long.replace(/^--/, '');
}
