import { parseArgs } from 'node:util';

/**
 * The parts of a command that `--only` names, or all of them; an exit code where it printed help or what is wrong instead.
 *
 * @param further names of options that take a word and are read elsewhere
 */
export function chosenParts<T extends { readonly name: string }>(
  parts: readonly T[],
  noun: string,
  help: string,
  further: readonly string[] = [],
): T[] | number {
  const words = Object.fromEntries(further.map((name) => [name, { type: 'string' as const }]));
  const { values } = parseArgs({ options: { ...words, only: { type: 'string' as const }, help: { type: 'boolean' as const } } });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const chosen = values.only?.split(',').map((name: string) => name.trim());
  const unknown = chosen?.filter((name) => !parts.some((part) => part.name === name)) ?? [];
  if (unknown.length > 0) {
    console.error(`There is no ${noun} ${unknown.map((name) => `"${name}"`).join(', ')}.\n\n${help}`);
    return 2;
  }
  return parts.filter(({ name }) => chosen?.includes(name) ?? true);
}
