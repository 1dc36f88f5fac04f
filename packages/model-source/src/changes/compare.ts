import type { ExtractedModel } from '../extracted-model';
import { attributeChanges } from './attribute-changes';
import type { Change } from './change';
import { indexChanges } from './index-changes';
import { languagesOf } from './language';
import { modelChanges } from './model-changes';
import { nameChanges } from './name-changes';
import { pairAttributes } from './pair-attributes';
import { type ModelPair, pairModels } from './pair-models';
import { releaseChanges } from './release-changes';

/** A change, and the model that it is a change of: the new one, or the old one where it is gone. */
export interface PlacedChange {
  readonly of: ExtractedModel;
  readonly change: Change;
}

/** What changed from models to others, by the order of the new ones. */
export function compareModels(before: readonly ExtractedModel[], after: readonly ExtractedModel[]): PlacedChange[] {
  const { pairs, removed } = pairModels(before, after);
  const indexes = indexChanges(pairs, before, after);
  return [
    ...pairs.flatMap((pair) =>
      [...changesOfPair(pair), ...indexes.filter(({ of }) => of === pair).map(({ change }) => change)].map((change) => ({
        of: change.side === 'to' ? pair.to : pair.from,
        change,
      })),
    ),
    ...removed.map((of) => ({ of, change: removedModel(of) })),
  ];
}

function changesOfPair(pair: ModelPair): Change[] {
  const [before, after] = [pair.from.model, pair.to.model];
  const languages = [...new Set([...languagesOf(pair.from), ...languagesOf(pair.to)])];
  const model = { before, after, attributes: pairAttributes(before, after), languages };
  const { from, to } = pair;
  const release =
    from.release !== undefined && to.release !== undefined && from.release !== to.release ? `${from.release} to ${to.release}` : undefined;
  return [...modelChanges(before, after), ...nameChanges(model, release), ...attributeChanges(model), ...releaseChanges(pair)];
}

function removedModel({ model }: ExtractedModel): Change {
  return {
    code: 'DYN-C521',
    side: 'from',
    path: '',
    summary: `the model \`${model.name}\` of \`${model.tableName}\` is removed`,
    newOnOld: { outcome: 'loses', text: 'does not know them, and leaves them where they are' },
    oldOnNew: { outcome: 'works', text: 'finds no new ones' },
    safe: 'Delete or move its items, or exclude them from what other models of the table read.',
  };
}
