import type { Spot } from './findings';
import type { ModelContext } from './model-context';
import type { ModelField } from './model-fields';

/** An index that the tags of a model make. */
export interface ReadIndex {
  readonly name: string;
  readonly local: boolean;
  readonly partition?: ModelField;
  readonly sort?: ModelField;
  readonly spot: Spot;
  /** Where the tag of a field names the index. */
  spotOf(field: ModelField): Spot;
}

interface Draft {
  readonly name: string;
  readonly local: boolean;
  readonly spot: Spot;
  readonly spots: Map<ModelField, Spot>;
  partition?: ModelField;
  sort?: ModelField;
}

/** The indexes, by name. A local one has the partition key of the table. */
export function indexesOf(fields: ModelField[], partition: ModelField | undefined, context: ModelContext): ReadIndex[] {
  const drafts = new Map<string, Draft>();
  for (const field of fields) {
    for (const role of field.tag?.indexes ?? []) {
      const spot = field.spotInTag(role.at);
      // The field that names an index first says whether it is a local one.
      const local = role.local || role.name.startsWith('lsi-') || role.name.startsWith('lsi_');
      const draft = drafts.get(role.name) ?? { name: role.name, local, spot, spots: new Map() };
      drafts.set(role.name, draft);
      draft.spots.set(field, spot);
      if (role.partition) take(draft, 'partition', field, spot, context);
      if (role.sort) take(draft, 'sort', field, spot, context);
    }
  }
  const found: ReadIndex[] = [];
  for (const draft of [...drafts.values()].sort((left, right) => (left.name < right.name ? -1 : 1))) {
    const own = draft.local ? partition : draft.partition;
    if (own === undefined && !draft.local) {
      context.findings.add('DYN-C207', draft.spot, {
        message: `The index \`${draft.name}\` has no partition key: DynamORM refuses the model.`,
        found: draft.name,
        hint: `Tag its partition key \`index:${draft.name},pk\`, or make it a local index by \`lsi:${draft.name}\`.`,
      });
    }
    found.push({ ...draft, partition: own, spotOf: (field) => draft.spots.get(field) ?? field.spot });
  }
  return found;
}

function take(draft: Draft, role: 'partition' | 'sort', field: ModelField, spot: Spot, { findings }: ModelContext): void {
  const taken = draft[role];
  if (taken === undefined) {
    draft[role] = field;
    return;
  }
  findings.add('DYN-C208', spot, {
    message: `\`${field.name}\` is a second ${role} key of the index \`${draft.name}\`, after \`${taken.name}\`: DynamORM refuses the model.`,
    found: draft.name,
    hint: '`index:` without `pk` or `sk` means the partition key.',
  });
}
