import type { NamedTable } from './found-table';

/**
 * How well a table's names fit that of a model table, the smaller the better; undefined is no match.
 * What the caller states comes before exact names, and these before those that a person gave.
 */
export function rankOf(modelTable: string, table: NamedTable, map: ReadonlyMap<string, string[]>): number | undefined {
  const mapped = map.get(modelTable);
  if (mapped) return mapped.some((name) => isNamed(table, name)) ? 0 : undefined;
  if (table.exactNames.includes(modelTable)) return 1;
  return table.givenName !== undefined && simplified(table.givenName) === simplified(modelTable) ? 2 : undefined;
}

/** Whether a table has a name, as `--map` and its neighbours give it. */
export function isNamed(table: NamedTable, name: string): boolean {
  return table.selector === name || table.exactNames.includes(name);
}

/** Each name is compared with those of all tables. */
const known = new Map<string, string>();

/** Case, separators and a closing `Table` make no other name: `OrdersTable` is what people call the table `orders`. */
function simplified(name: string): string {
  const simple =
    known.get(name) ??
    name
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
      .replace(/(.)table$/, '$1');
  known.set(name, simple);
  return simple;
}
