import type { Model, ModelAttribute } from '@dynamorm-cdk/model-spec';

/** What stored items notice of a change from models to others: attributes that are renamed, stored as another type, or encrypted from now on. */
export function changesOf(before: readonly Model[], after: readonly Model[]): string[] {
  return after.flatMap((model) => {
    const old = before.find(({ name, tableName }) => name === model.name && tableName === model.tableName);
    return old === undefined ? [] : changesOfModel(old, model);
  });
}

function changesOfModel(old: Model, { name: model, attributes }: Model): string[] {
  const known = new Map(old.attributes.map((one) => [one.name, one]));
  const names = new Set(attributes.map(({ name }) => name));
  const gone = old.attributes.filter(({ name }) => !names.has(name));
  return attributes.flatMap((attribute) => {
    const { name, type, encrypted } = attribute;
    const earlier = known.get(name) ?? takeAlike(gone, attribute);
    if (earlier === undefined) return [];
    return [
      ...(earlier.name === name ? [] : [`\`${model}.${earlier.name}\` is renamed to \`${name}\``]),
      ...(earlier.type === type ? [] : [`\`${model}.${name}\` is stored as ${type} in place of ${earlier.type}`]),
      ...((earlier.encrypted ?? false) === (encrypted ?? false)
        ? []
        : [`\`${model}.${name}\` is ${encrypted ? 'newly' : 'no longer'} encrypted`]),
    ];
  });
}

/** The first attribute that is gone and is otherwise the same: it has another name now. */
function takeAlike(gone: ModelAttribute[], { type, roles = [] }: ModelAttribute): ModelAttribute | undefined {
  const at = gone.findIndex((one) => one.type === type && (one.roles ?? []).join() === roles.join());
  return at < 0 ? undefined : gone.splice(at, 1)[0];
}
