import type { Model } from '@dynamorm-cdk/model-spec';
import type { ExtractedModel } from '../extracted-model';

/** A model before and after. */
export interface ModelPair {
  readonly from: ExtractedModel;
  readonly to: ExtractedModel;
}

/** Which model became which. */
export interface ModelPairs {
  readonly pairs: ModelPair[];
  readonly removed: ExtractedModel[];
  readonly added: ExtractedModel[];
}

/** How much of two models must be the same for one to be the other under a new name. */
const alike = 0.5;

/** Models belong together by name and table, by name alone, or by table, keys and attributes where they were renamed. */
export function pairModels(before: readonly ExtractedModel[], after: readonly ExtractedModel[]): ModelPairs {
  const pairs: ModelPair[] = [];
  let removed = [...before];
  let added = [...after];
  const take = (from: ExtractedModel, to: ExtractedModel): void => {
    pairs.push({ from, to });
    removed = removed.filter((one) => one !== from);
    added = added.filter((one) => one !== to);
  };
  for (const to of [...added]) {
    const from = removed.find(({ model }) => model.name === to.model.name && model.tableName === to.model.tableName);
    if (from) take(from, to);
  }
  for (const to of [...added]) {
    const [from, ...others] = removed.filter(({ model }) => model.name === to.model.name);
    if (from && others.length === 0 && added.filter(({ model }) => model.name === to.model.name).length === 1) take(from, to);
  }
  const candidates = removed.flatMap((from) => added.map((to) => ({ from, to, likeness: likeness(from.model, to.model) })));
  for (const { from, to } of candidates.filter((one) => one.likeness >= alike).sort((a, b) => b.likeness - a.likeness)) {
    if (removed.includes(from) && added.includes(to)) take(from, to);
  }
  return { pairs: pairs.sort((a, b) => after.indexOf(a.to) - after.indexOf(b.to)), removed, added };
}

/** The share of attributes that both have, keys and table being the same; 0 where they are not. */
function likeness(a: Model, b: Model): number {
  if (a.tableName !== b.tableName || keysText(a) !== keysText(b)) return 0;
  // Models of one table share their keys, so these say nothing.
  const keys = [a.partitionKey.name, a.sortKey?.name];
  const names = ({ attributes }: Model) => attributes.filter(({ name }) => !keys.includes(name)).map(({ name, type }) => `${type} ${name}`);
  const own = new Set(names(a));
  const others = names(b);
  const union = new Set([...own, ...others]).size;
  return union === 0 ? 0 : others.filter((one) => own.has(one)).length / union;
}

function keysText({ partitionKey, sortKey }: Model): string {
  return JSON.stringify([partitionKey, sortKey ?? null]);
}
