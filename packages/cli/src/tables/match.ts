import { type Finding, Severity } from '@dynamorm-cdk/model-spec';
import { finding } from '../codes';
import type { ModelTable } from '../inputs/models';
import { type NamedTable, placeOf } from './found-table';

/** What the caller states about which table is meant. */
export interface Matching {
  /** Tables by model table, from `--map`. */
  readonly map: ReadonlyMap<string, string[]>;
  /** The only table that is looked at. */
  readonly resource?: string;
  /** Tables that have no models and need none. */
  readonly ignore?: string[];
  /** Other models of the tables stand elsewhere. */
  readonly partial?: boolean;
  /** Every model document could be read. */
  readonly complete: boolean;
  /** What messages call the place that the tables come from. */
  readonly place: string;
}

/** A model table and a table that it is compared with. */
export interface Match<T extends NamedTable> {
  readonly models: ModelTable;
  readonly table: T;
}

/** Brings model tables and tables together by `--map`, by an exact name, or by the name a person gave; never by a guess. */
export function match<T extends NamedTable>(
  models: ModelTable[],
  found: T[],
  matching: Matching,
): { matches: Match<T>[]; findings: Finding[] } {
  const findings = unknownNames(models, found, matching);
  const { map, resource, ignore = [] } = matching;
  const tables = resource === undefined ? found : found.filter((table) => isNamed(table, resource));
  const matches: Match<T>[] = [];
  const unclear = new Set<ModelTable | NamedTable>();
  for (const [scope, rivals] of groupByScope(tables)) {
    for (const model of models) {
      const best = bestRank(rivals, (table) => rankOf(model, table, map));
      if (best.length > 1 && !map.has(model.name)) {
        for (const table of best) unclear.add(table);
        unclear.add(model);
        findings.push(severalTables(model, best, scope));
      } else matches.push(...best.map((table) => ({ models: model, table })));
    }
  }
  for (const table of tables) {
    const claims = matches.filter((one) => one.table === table);
    if (claims.length > 1 && !claims.every(({ models: { name } }) => map.has(name))) {
      matches.splice(0, matches.length, ...matches.filter((one) => one.table !== table || map.has(one.models.name)));
      findings.push(severalModels(table, claims));
      for (const claim of claims) unclear.add(claim.models).add(table);
    }
  }
  for (const model of models) {
    if (matches.some((one) => one.models === model) || unclear.has(model)) continue;
    if (map.get(model.name)?.some((name) => !found.some((table) => isNamed(table, name)))) continue;
    findings.push(resource === undefined || models.length === 1 ? withoutTable(model, tables, matching) : leftOut(model, resource));
  }
  for (const table of tables) {
    const matched = matches.some((one) => one.table === table) || unclear.has(table);
    if (matched || ignore.some((name) => isNamed(table, name)) || ((matching.partial || !matching.complete) && resource === undefined))
      continue;
    findings.push(withoutModels(table, models, resource === undefined ? Severity.WARNING : Severity.ERROR));
  }
  return { matches, findings };
}

/** Exact names come before given ones; undefined is no match. */
function rankOf(model: ModelTable, table: NamedTable, map: Matching['map']): number | undefined {
  const mapped = map.get(model.name);
  if (mapped) return mapped.some((name) => isNamed(table, name)) ? 0 : undefined;
  if (table.exactNames.includes(model.name)) return 1;
  return table.givenName !== undefined && simplified(table.givenName) === simplified(model.name) ? 2 : undefined;
}

/** Case, separators and a closing `Table` make no other name: `OrdersTable` is what people call the table `orders`. */
function simplified(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/(.)table$/, '$1');
}

function bestRank<T>(tables: T[], rank: (table: T) => number | undefined): T[] {
  const ranked = tables.flatMap((table) => rank(table) ?? []);
  return ranked.length === 0 ? [] : tables.filter((table) => rank(table) === Math.min(...ranked));
}

function isNamed(table: NamedTable, name: string): boolean {
  return table.selector === name || table.exactNames.includes(name);
}

function groupByScope<T extends NamedTable>(tables: T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const table of tables) groups.set(table.scope, [...(groups.get(table.scope) ?? []), table]);
  return groups;
}

function unknownNames(models: ModelTable[], found: NamedTable[], { map, resource, ignore = [], complete, place }: Matching): Finding[] {
  const listed = listOf(found.map(({ selector }) => selector));
  const absent = (option: string, name: string): Finding[] =>
    found.some((table) => isNamed(table, name))
      ? []
      : [
          finding('DYN-C104', {
            message: `${option} names \`${name}\`, and there is no such table in ${place}.`,
            found: name,
            ...(listed === '' ? {} : { expected: found.map(({ selector }) => selector).join(', ') }),
            hint: listed === '' ? 'There is no table at all.' : `There are ${listed}.`,
          }),
        ];
  return [
    ...[...map].flatMap(([model, names]) => [
      ...(!complete || models.some(({ name }) => name === model)
        ? []
        : [
            finding('DYN-C104', {
              message: `--map names the model table \`${model}\`, which no model has.`,
              found: model,
              expected: models.map(({ name }) => name).join(', '),
              hint: `The models are of ${listOf(models.map(({ name }) => name)) || 'no table'}.`,
            }),
          ]),
      ...names.flatMap((name) => absent('--map', name)),
    ]),
    ...(resource === undefined ? [] : absent('--resource', resource)),
    ...ignore.flatMap((name) => absent('--ignore', name)),
  ];
}

function withoutTable(model: ModelTable, tables: NamedTable[], { place }: Matching): Finding {
  const candidates = tables.map(({ selector }) => selector);
  return finding('DYN-C101', {
    message: `The model table \`${model.name}\` has no table in ${place}.`,
    found: model.name,
    ...(candidates.length > 0 ? { expected: candidates.join(', ') } : {}),
    hint:
      candidates.length > 0
        ? `There are ${listOf(candidates)}. Say which is meant, such as \`--map ${model.name}=${candidates[0]}\`.`
        : 'There is no table at all.',
  });
}

function withoutModels(table: NamedTable, models: ModelTable[], severity: Severity): Finding {
  const [first] = models;
  return finding('DYN-C102', {
    severity,
    message: `The table \`${table.label}\` has no models.`,
    ...placeOf(table),
    found: table.selector,
    hint: `Add its models to --models${first ? `, say whose it is, such as \`--map ${first.name}=${table.selector}\`,` : ''} or leave it out with \`--ignore ${table.selector}\`.`,
  });
}

function severalTables(model: ModelTable, tables: NamedTable[], scope: string): Finding {
  const names = tables.map(({ selector }) => selector);
  return finding('DYN-C103', {
    message: `The model table \`${model.name}\` could be any of ${listOf(names)}${scope === '' ? '' : ` in ${scope}`}.`,
    found: names.join(', '),
    hint: `Say which is meant, such as \`--map ${model.name}=${names[0]}\`.`,
  });
}

function severalModels(table: NamedTable, claims: Match<NamedTable>[]): Finding {
  const names = claims.map(({ models }) => models.name);
  return finding('DYN-C103', {
    message: `The table \`${table.label}\` could be that of the model tables ${listOf(names)}.`,
    ...placeOf(table),
    found: names.join(', '),
    hint: `Say which is meant, such as \`--map ${names[0]}=${table.selector}\`.`,
  });
}

function leftOut(model: ModelTable, resource: string): Finding {
  return finding('DYN-C107', {
    message: `The model table \`${model.name}\` was not compared: --resource asks for \`${resource}\` alone.`,
    found: model.name,
  });
}

/** At most ten names, quoted. */
function listOf(names: string[]): string {
  const shown = names
    .slice(0, 10)
    .map((name) => `\`${name}\``)
    .join(', ');
  return names.length > 10 ? `${shown} and ${names.length - 10} more` : shown;
}
