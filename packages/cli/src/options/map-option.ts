import { CliError } from '../terminal/cli-error';

/** `--map model-table=table`, given several times; one model table may have several tables. */
export function parseMap(values: string[] = [], form = 'model-table=table', example = 'orders=OrdersTable'): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const value of values) {
    const [model, table] = splitOnce(value);
    if (!model || !table) {
      throw new CliError('DYN-C008', `--map takes \`${form}\`, such as \`--map ${example}\`; got: \`${value}\`.`);
    }
    map.set(model, [...(map.get(model) ?? []), table]);
  }
  return map;
}

function splitOnce(value: string): [string, string] {
  const at = value.indexOf('=');
  return at < 0 ? [value, ''] : [value.slice(0, at).trim(), value.slice(at + 1).trim()];
}

/** Values of an option that is given several times. */
export function gathered(value: string, before: string[] = []): string[] {
  return [...before, value];
}
