import { type Model, ModelDocument } from '@dynamorm-cdk/model-spec';

/** What DynamORM prints of models against a document of the same models. Fields of time are printed as M and stored as S: they are no difference. */
export function differences(printed: string, document: string): string[] {
  const theirs = entries(ModelDocument.fromString(printed));
  const ours = entries(ModelDocument.fromString(document));
  return [...new Set([...theirs.keys(), ...ours.keys()])].sort().flatMap((key) => {
    const [there, here] = [theirs.get(key) ?? 'nothing', ours.get(key) ?? 'nothing'];
    const isTime = there.replace('"type":"M"', '"type":"S"') === here;
    return there === here || isTime ? [] : [`${key}: DynamORM has ${there}, the document has ${here}.`];
  });
}

/** Every part of every model by its name, as text; the order in which parts stand means nothing. */
function entries({ models }: ModelDocument): Map<string, string> {
  return new Map(models.flatMap((model) => partsOf(model).map(([name, part]) => [`${model.name}.${name}`, JSON.stringify(part)])));
}

function partsOf({ attributes, indexes, tableEnvironmentVariable, ...model }: Model): [string, object][] {
  return [
    ['model', { table: model.tableName, key: model.partitionKey, sort: model.sortKey, convention: model.namingConvention }],
    ...attributes.map(({ name, ...rest }): [string, object] => [`attributes.${name}`, sorted({ ...rest, format: undefined })]),
    ...indexes.map(({ name, ...rest }): [string, object] => [`indexes.${name}`, sorted({ ...rest })]),
  ];
}

/** The keys in one order, and roles too. */
function sorted(part: Record<string, unknown>): object {
  const { roles } = part as { roles?: string[] };
  const entries = Object.entries({ ...part, roles: roles && [...roles].sort() }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
