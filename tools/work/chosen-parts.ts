import { parseArgs } from 'node:util';

/** The parts of a command that `--only` names, or all of them; an exit code where it printed help or what is wrong instead. */
export function chosenParts<T extends { readonly name: string }>(parts: readonly T[], noun: string, help: string): T[] | number {
  const { values } = parseArgs({ options: { only: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const chosen = values.only?.split(',').map((name) => name.trim());
  const unknown = chosen?.filter((name) => !parts.some((part) => part.name === name)) ?? [];
  if (unknown.length > 0) {
    console.error(`There is no ${noun} ${unknown.map((name) => `"${name}"`).join(', ')}.\n\n${help}`);
    return 2;
  }
  return parts.filter(({ name }) => chosen?.includes(name) ?? true);
}
