import { type Finding, Severity } from '@dynamorm-cdk/model-spec';
import type { ModelTable } from '../inputs/models';
import type { NamedTable } from './found-table';
import { leftOut, severalModels, severalTables, unknownNames, withoutModels, withoutTable } from './match-findings';
import type { Match, Matches, Matching } from './matching';
import { isNamed, rankOf } from './names';

/** Brings model tables and tables together by `--map`, by an exact name, or by the name a person gave; never by a guess. */
export function match<T extends NamedTable>(models: ModelTable[], found: T[], matching: Matching): Matches<T> {
  const { map, resource } = matching;
  const tables = resource === undefined ? found : found.filter((table) => isNamed(table, resource));
  const findings = unknownNames(models, found, matching);
  const unclear = new Set<ModelTable | NamedTable>();
  const claims: Match<T>[] = [];
  for (const scope of new Set(tables.map((table) => table.scope))) {
    const rivals = tables.filter((table) => table.scope === scope);
    for (const model of models) {
      const best = bestOf(rivals, (table) => rankOf(model.name, table, map));
      if (best.length < 2 || map.has(model.name)) {
        claims.push(...best.map((table) => ({ models: model, table })));
        continue;
      }
      findings.push(severalTables(model, best, scope));
      for (const one of [model, ...best]) unclear.add(one);
    }
  }
  const matches = claims.filter(
    (claim) => map.has(claim.models.name) || claims.every((other) => other === claim || other.table !== claim.table),
  );
  for (const table of new Set(claims.filter((claim) => !matches.includes(claim)).map((claim) => claim.table))) {
    const claimants = claims.filter((claim) => claim.table === table).map((claim) => claim.models);
    findings.push(severalModels(table, claimants));
    for (const one of [table, ...claimants]) unclear.add(one);
  }
  const seen = new Set<ModelTable | NamedTable>([...unclear, ...matches.flatMap((one) => [one.models, one.table])]);
  for (const one of alone(models, tables, found, seen, matching)) findings.push(one);
  return { matches, findings };
}

/** What has no counterpart. */
function alone(
  models: ModelTable[],
  tables: NamedTable[],
  found: NamedTable[],
  seen: Set<ModelTable | NamedTable>,
  { map, resource, ignore = [], partial, complete, place }: Matching,
): Finding[] {
  // A name in `--map` that there is not has been reported as such.
  const misnamed = (model: ModelTable): boolean =>
    map.get(model.name)?.some((name) => !found.some((table) => isNamed(table, name))) ?? false;
  const ignored = (table: NamedTable): boolean => ignore.some((name) => isNamed(table, name));
  const elsewhere = (partial || !complete) && resource === undefined;
  const severity = resource === undefined ? Severity.WARNING : Severity.ERROR;
  return [
    ...models
      .filter((model) => !seen.has(model) && !misnamed(model))
      .map((model) => (resource === undefined || models.length === 1 ? withoutTable(model, tables, place) : leftOut(model, resource))),
    ...tables.filter((table) => !seen.has(table) && !ignored(table) && !elsewhere).map((table) => withoutModels(table, models, severity)),
  ];
}

/** Those of the best rank: one, or several that could be meant alike. */
function bestOf<T>(tables: T[], rank: (table: T) => number | undefined): T[] {
  let best = Number.POSITIVE_INFINITY;
  let found: T[] = [];
  for (const table of tables) {
    const own = rank(table);
    if (own === undefined || own > best) continue;
    if (own < best) [best, found] = [own, []];
    found.push(table);
  }
  return found;
}
