import { type TagKey, tagKeys } from '../release';
import type { SourceFindings, Spot } from './findings';
import { reportMisspelledTag } from './model-fields';
import type { Declared } from './package';
import { type Resolved, resolveType } from './resolve-type';
import type { GoFile, GoTypeDeclaration } from './syntax';
import { addsToModel, type Uses } from './uses';

/** Whether a struct with a partition key is no model itself but what models are built on. */
export function isBase(
  { declaration, package: owner }: Declared<GoTypeDeclaration>,
  spot: Spot,
  uses: Uses,
  findings: SourceFindings,
): boolean {
  const { name } = declaration;
  const [embedder] = uses.embeddersOf(declaration);
  if (embedder === undefined || owner.method(name, 'TableName') !== undefined) return false;
  const built = uses.modelOn(declaration);
  if (built === undefined) {
    const other = embedder.declaration.name;
    findings.add('DYN-C242', spot, {
      message: `\`${name}\` has a partition key and is embedded by \`${other}\`, which adds no tags: whether both are models cannot be known, and both are read.`,
      found: name,
      hint: `Exclude the one that is not a model with \`--exclude ${name}\` or \`--exclude ${other}\`, or give the models a method TableName.`,
    });
    return false;
  }
  findings.add('DYN-C252', spot, {
    message: `\`${name}\` is embedded by the model \`${built}\` and does not declare a method TableName: it is read as a base of models, not as a model.`,
    found: name,
    hint: 'If it is a model itself, give it a method TableName.',
  });
  return true;
}

/** A struct that embeds a model and adds nothing to it takes over its keys and its table, and becomes a model without a word of its author. */
export function reportView(
  declared: Declared<GoTypeDeclaration>,
  { fields = [], scope }: Resolved,
  spot: Spot,
  findings: SourceFindings,
): void {
  if (scope === undefined || addsToModel(declared)) return;
  const { name } = declared.declaration;
  const model = fields
    .filter(({ embedded }) => embedded)
    .flatMap((field) => resolveType(field.type, scope).declared ?? [])
    .find((inner) => inner.package.method(inner.declaration.name, 'TableName') !== undefined);
  if (model === undefined) return;
  findings.add('DYN-C242', spot, {
    message: `\`${name}\` embeds the model \`${model.declaration.name}\` and adds no tags: whether it is a model too cannot be known, and it is read as one.`,
    found: name,
    hint: `Exclude it with \`--exclude ${name}\`, or give it a method TableName.`,
  });
}

/** A generic struct, whose instances are models, or another name of such an instance. */
export function reportGeneric({ name }: GoTypeDeclaration, spot: Spot, what: 'struct' | 'instance', findings: SourceFindings): void {
  findings.add('DYN-C239', spot, {
    message:
      what === 'struct'
        ? `\`${name}\` is generic: its instances are models, each with a name that no document can have.`
        : `\`${name}\` is another name of an instance of a generic struct, and no document can have the name of that instance.`,
    found: name,
    hint: 'Declare a type for each instance, such as `type OrderVersion Versioned[Order]`.',
  });
}

/** A struct whose tags are behind pointers. */
export function reportOnlyPointers(name: string, spot: Spot, findings: SourceFindings): void {
  findings.add('DYN-C232', spot, {
    message: `\`${name}\` embeds what has tags as a pointer and adds none: DynamORM sees no keys in it, and it is read as no model.`,
    found: name,
    severity: 'info',
  });
}

/** A struct none of whose tags Go's reflection sees. */
export function reportUnseenTags({ type }: GoTypeDeclaration, file: GoFile, findings: SourceFindings): void {
  if (type.kind !== 'struct') return;
  for (const field of type.fields) for (const key of tagKeys) reportMisspelledTag(field, file, { key, findings });
}

/** Tags of the other key, which are not read. */
export function reportUnreadKey(name: string, spot: Spot, tags: ReadonlyMap<TagKey, boolean>, key: TagKey, findings: SourceFindings): void {
  const other = tagKeys.find((one) => one !== key && tags.has(one));
  if (other === undefined) return;
  findings.add('DYN-C237', spot, {
    message: `\`${name}\` has tags of \`${other}\`: they are not read, since ${tags.has(key) ? `it has tags of \`${key}\`` : `TableTheory reads only \`${key}\``}.`,
    found: other,
    hint: `Give every field that has a tag one of \`${key}\`.`,
  });
}
