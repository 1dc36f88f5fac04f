import { groupedBy } from '@dynamorm-cdk/core/text';
import { textOf, unknown, type Value } from './value';

/**
 * The models that one call makes for its callers. Where one model would be of several tables, as its callers say, its table is not known.
 */
export function handedOver(values: readonly Value[]): Value[] {
  if (values.length < 2) return [...values];
  const groups = groupedBy(values, (value) => (value.kind === 'mapping' ? textOf(value.entries.get('name')) : undefined) ?? '');
  return [...groups.values()].flatMap((models) => {
    const tables = new Map(models.map((one) => [shownTable(tableIn(one)), tableIn(one)]));
    const [first] = models;
    if (tables.size < 2 || first.kind !== 'mapping') return models;
    const open = [...tables.values()].find((one) => one?.kind === 'unknown');
    const table = open ?? unknown(`is handed over by its callers, and they disagree: ${shownTables(tables.keys())}`, first.place);
    return [{ ...first, entries: new Map([...first.entries, ['table', table]]) }];
  });
}

function tableIn(model: Value): Value | undefined {
  const table = model.kind === 'mapping' ? model.entries.get('table') : undefined;
  return table?.kind === 'mapping' ? table.entries.get('name') : table;
}

/** How many tables a message names. */
const shown = 5;

/** Tables as messages name them. */
export function shownTables(tables: Iterable<string>): string {
  const names = [...tables].map((one) => `\`${one}\``);
  return names.length > shown ? `${names.slice(0, shown).join(', ')} and ${names.length - shown} more` : names.join(', ');
}

/** A table as messages name it; tables that are the same are shown alike. */
export function shownTable(table: Value | undefined): string {
  switch (table?.kind) {
    case 'scalar':
      return String(table.value);
    case 'variable':
      return table.fallback === undefined ? table.name : `${table.name}, or ${table.fallback}`;
    case 'unknown':
      return table.why;
    default:
      return 'none';
  }
}
