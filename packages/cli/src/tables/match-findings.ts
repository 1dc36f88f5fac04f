import { quoteAll } from '@dynamorm-cdk/core/text';
import type { Finding, Severity } from '@dynamorm-cdk/model-spec';
import { finding } from '../codes';
import type { ModelTable } from '../inputs/models';
import { type NamedTable, placeOf } from './found-table';
import type { Matching } from './matching';
import { placeOfModels } from './model-place';
import { isNamed } from './names';

/** What `--map`, `--resource` and `--ignore` name and there is not. */
export function unknownNames(
  models: ModelTable[],
  found: NamedTable[],
  { map, resource, ignore = [], complete, forManyRuns, place }: Matching,
): Finding[] {
  const listed = quoteAll(found.map(({ selector }) => selector));
  const absent = (option: string, name: string): Finding[] =>
    found.some((table) => isNamed(table, name))
      ? []
      : [
          finding('DYN-C104', {
            message: `${option} names \`${name}\`, but there is no such table in ${place}.`,
            found: name,
            ...(listed === '' ? {} : { expected: found.map(({ selector }) => selector).join(', ') }),
            hint: listed === '' ? 'There is no table at all.' : `There are ${listed}.`,
          }),
        ];
  const isMeant = ([model]: [string, string[]]) => !forManyRuns?.map || models.some(({ name }) => name === model);
  return [
    ...[...map].filter(isMeant).flatMap(([model, names]) => [
      ...(!complete || models.some(({ name }) => name === model)
        ? []
        : [
            finding('DYN-C104', {
              message: `--map names the model table \`${model}\`, which no model has.`,
              found: model,
              expected: models.map(({ name }) => name).join(', '),
              hint: `The models are of ${quoteAll(models.map(({ name }) => name)) || 'no table'}.`,
            }),
          ]),
      ...names.flatMap((name) => absent('--map', name)),
    ]),
    ...(resource === undefined ? [] : absent('--resource', resource)),
    ...(forManyRuns?.ignore ? [] : ignore).flatMap((name) => absent('--ignore', name)),
  ];
}

/** A model table that nothing was found for. */
export function withoutTable(model: ModelTable, tables: NamedTable[], place: string): Finding {
  const candidates = tables.map(({ selector }) => selector);
  return finding('DYN-C101', {
    message: `The model table \`${model.name}\` has no table in ${place}.`,
    ...placeOfModels(model),
    found: model.name,
    ...(candidates.length > 0 ? { expected: candidates.join(', ') } : {}),
    hint:
      candidates.length > 0
        ? `There are ${quoteAll(candidates)}. Say which is meant, such as \`--map ${model.name}=${candidates[0]}\`.`
        : 'There is no table at all.',
  });
}

/** A table that no models were found for. */
export function withoutModels(table: NamedTable, models: ModelTable[], severity: Severity): Finding {
  const [first] = models;
  return finding('DYN-C102', {
    severity,
    message: `The table \`${table.label}\` has no models.`,
    ...placeOf(table),
    found: table.selector,
    hint: `Add its models to --models${first ? `, set its model table, such as \`--map ${first.name}=${table.selector}\`,` : ''} or exclude it with \`--ignore ${table.selector}\`.`,
  });
}

/** A model table that could be any of several tables. */
export function severalTables(model: ModelTable, tables: NamedTable[], scope: string): Finding {
  const names = tables.map(({ selector }) => selector);
  return finding('DYN-C103', {
    ...placeOfModels(model),
    message: `The model table \`${model.name}\` could be any of ${quoteAll(names)}${scope === '' ? '' : ` in ${scope}`}.`,
    found: names.join(', '),
    hint: `Say which is meant, such as \`--map ${model.name}=${names[0]}\`.`,
  });
}

/** A table that could be that of several model tables. */
export function severalModels(table: NamedTable, models: ModelTable[]): Finding {
  const names = models.map(({ name }) => name);
  return finding('DYN-C103', {
    message: `The table \`${table.label}\` could belong to each of the model tables ${quoteAll(names)}.`,
    ...placeOf(table),
    found: names.join(', '),
    hint: `Say which is meant, such as \`--map ${names[0]}=${table.selector}\`.`,
  });
}

/** A model table that `--resource` leaves out. */
export function leftOut(model: ModelTable, resource: string): Finding {
  return finding('DYN-C107', {
    message: `The model table \`${model.name}\` was not compared, because --resource asks only for \`${resource}\`.`,
    found: model.name,
  });
}
