import { nearest } from '@dynamorm-cdk/core/text';
import type { TagKey } from '../release';
import { type DynamormTag, readTag } from './dynamorm-tag';
import type { ModelFindings, SourceFindings, Spot } from './findings';
import type { ModelContext } from './model-context';
import { attributeName, type Convention } from './naming';
import { type Resolved, resolveType, type Scope } from './resolve-type';
import { isMisspelled, keysOf, type TagValue, tagValue } from './struct-tag';
import type { GoField, GoFile } from './syntax';

/** A field of a model, those of embedded structs included. */
export interface ModelField {
  readonly name: string;
  readonly type: Resolved;
  /** The attribute that it is stored as. */
  readonly attribute: string;
  /** The tag, where the field has one that DynamORM reads. */
  readonly tag?: DynamormTag;
  readonly spot: Spot;
  /** Where a part of the tag stands, or the field where it has none. */
  spotInTag(at: number): Spot;
}

/** More structs than any model embeds, each counted as often as it is embedded. */
const mostEmbedded = 1_000;

/** The fields that DynamORM sees in a struct, in their order. */
export function modelFields(struct: Resolved, convention: Convention, context: ModelContext): ModelField[] {
  return fieldsOf(struct, convention, context, [struct]);
}

function fieldsOf(struct: Resolved, convention: Convention, context: ModelContext, around: Resolved[]): ModelField[] {
  const { fields, scope } = struct;
  if (fields === undefined || scope === undefined) return [];
  return fields.flatMap((field) => {
    const spot = { file: scope.file, offset: field.offset };
    reportMisspelledTag(field, scope.file, context);
    reportOtherKey(field, scope, context);
    const value = field.tag && tagValue(field.tag, context.key);
    if (!isExported(field.name)) {
      reportUnexported(field, value, spot, scope, context);
      return [];
    }
    const type = resolveType(field.type, scope);
    if (field.embedded && type.kind === 'struct') {
      if (context.release.tableTheory4 && isExcluded(field)) {
        reportUnsure(spot, `\`${field.name}\` is embedded with a tag \`-\`: it is excluded`, field.name, context);
        return [];
      }
      if (value !== undefined) reportTagOnEmbedded(field, value, scope.file, context.findings);
      const inner = embedded(type, field, spot, convention, context, around);
      if (inner.length > 0 && context.usesTransactions()) reportTransactions(field, spot, context);
      return inner;
    }
    if (field.embedded && type.kind === 'unknown') {
      reportUnknownEmbedded(type, spot, context.findings);
      return [];
    }
    if (value?.text === '-') return [];
    if (field.embedded && type.kind === 'pointer') reportEmbeddedPointer(field, type, spot, convention, context);
    return [oneField(field, type, value, convention, scope.file, context)];
  });
}

function embedded(
  type: Resolved,
  field: GoField,
  spot: Spot,
  convention: Convention,
  context: ModelContext,
  around: Resolved[],
): ModelField[] {
  if (around.some((outer) => outer.fields !== undefined && outer.fields === type.fields)) {
    context.findings.add('DYN-C221', spot, { message: `\`${field.name}\` is embedded in itself.`, found: field.name });
    return [];
  }
  if (type.fields === undefined && !type.opaque) {
    reportUnknownEmbedded(type, spot, context.findings);
    return [];
  }
  if (++context.embedded.count > mostEmbedded) {
    if (context.embedded.count === mostEmbedded + 1) {
      context.findings.add('DYN-C219', spot, {
        message: `More than ${mostEmbedded} structs are embedded in one another: DynamORM itself would not end with them.`,
        found: field.name,
        hint: 'Write the fields into the model.',
      });
    }
    return [];
  }
  return fieldsOf(type, convention, context, [...around, type]);
}

function oneField(
  { name, offset, tag: literal }: GoField,
  type: Resolved,
  value: TagValue | undefined,
  convention: Convention,
  file: GoFile,
  { release }: ModelContext,
): ModelField {
  const tag = value && readTag(value.text, release);
  const spot = { file, offset };
  const role = convention === 'dynamorm' ? roleName(tag) : undefined;
  return {
    name,
    type,
    attribute: tag?.attribute?.name ?? role ?? attributeName(name, convention, release),
    ...(tag === undefined ? {} : { tag }),
    spot,
    spotInTag: (at) => ({ file, offset: value?.offsetOf(at) ?? literal?.offset ?? offset }),
  };
}

/** Under this convention the table's keys have names of their own. */
function roleName(tag: DynamormTag | undefined): string | undefined {
  if (tag?.words.has('pk')) return 'PK';
  return tag?.words.has('sk') ? 'SK' : undefined;
}

/** Whether other packages, and reflection, see a name. */
export function isExported(name: string): boolean {
  return /^\p{Lu}/u.test(name);
}

/** A rule of TableTheory 4 that was found in its behaviour and is not in its guide. */
export function reportUnsure(spot: Spot, what: string, found: string, { findings }: ModelContext): void {
  findings.add('DYN-C278', spot, {
    message: `${what}, as TableTheory does from 4.0 on, as far as is known.`,
    found,
    hint: 'Look at a stored item, or state the type with `--type`.',
  });
}

/** TableTheory 4 leaves out an embedded struct where a tag says so; before, nothing looks at such a tag. */
function isExcluded(field: GoField): boolean {
  return field.tag !== undefined && (tagValue(field.tag, 'theorydb')?.text === '-' || tagValue(field.tag, 'json')?.text === '-');
}

/** A tag that Go's reflection does not see. */
export function reportMisspelledTag(
  field: GoField,
  file: GoFile,
  { key, findings }: { readonly key: TagKey; readonly findings: ModelFindings | SourceFindings },
): void {
  if (field.tag === undefined || !isMisspelled(field.tag, key)) return;
  findings.add(
    'DYN-C236',
    { file, offset: field.tag.offset },
    {
      message: `The tag of \`${field.name}\` is misspelled: Go sees no \`${key}\` in it.`,
      found: field.tag.literal,
      hint: `Write \`${key}:"..."\` with quotes and no blank after the colon, and one blank between two keys.`,
    },
  );
}

/** Keys of libraries that have names alike. */
const others = new Set(['dynamo', 'dynamodbav', 'dynamorm', 'theorydb']);

/** A key that is most likely meant to be DynamORM's: said once for a package, since it is the same everywhere. */
function reportOtherKey(field: GoField, scope: Scope, { key, findings, said }: ModelContext): void {
  if (field.tag === undefined) return;
  const odd = keysOf(field.tag).find((one) => !others.has(one) && nearest(one, [key]) !== undefined);
  if (odd === undefined || said.has(`${scope.package.directory} ${odd}`)) return;
  said.add(`${scope.package.directory} ${odd}`);
  findings.add(
    'DYN-C246',
    { file: scope.file, offset: field.tag.offset },
    {
      message: `The tag of \`${field.name}\` has the key \`${odd}\`, which DynamORM does not read: \`${key}\` is most likely meant.`,
      found: odd,
      expected: key,
      hint: `Write \`${key}:"..."\`. This is said once for the package.`,
    },
  );
}

function reportUnexported(field: GoField, value: TagValue | undefined, spot: Spot, scope: Scope, { findings }: ModelContext): void {
  if (!field.embedded) {
    if (value === undefined || value.text === '-' || field.name === '_') return;
    findings.add('DYN-C240', spot, {
      message: `\`${field.name}\` has a tag and is not exported: DynamORM does not see it.`,
      found: field.name,
      hint: 'Begin its name with a capital, or take the tag away.',
    });
    return;
  }
  const type = resolveType(field.type, scope);
  const end = type.kind === 'pointer' ? type.element : type;
  if (end?.fields !== undefined && !end.fields.some((inner) => isExported(inner.name) || inner.embedded)) return;
  if (end?.opaque) return;
  findings.add('DYN-C233', spot, {
    message: `\`${field.name}\` is embedded and its type is not exported: DynamORM skips it with all its fields.`,
    found: field.name,
    hint: 'Export the type, or write its fields into the model.',
  });
}

function reportTransactions({ name }: GoField, spot: Spot, { findings }: ModelContext): void {
  findings.add('DYN-C247', spot, {
    message: `\`${name}\` is embedded, and the program writes with \`Transact()\`: DynamORM then takes fields of an embedded struct for others, stores wrong data without an error, and fails on keys.`,
    found: name,
    hint: 'Write the fields into the model, or do not use `Transact()` with it.',
  });
}

function reportTagOnEmbedded({ name }: GoField, value: TagValue, file: GoFile, findings: ModelFindings): void {
  // `naming:` may stand on any field.
  if (/^\s*naming:[^,]*$/.test(value.text)) return;
  findings.add(
    'DYN-C240',
    { file, offset: value.offsetOf(0) },
    {
      message: `The tag of the embedded struct \`${name}\` is not read: its fields are part of the model.`,
      found: value.text,
      hint:
        value.text === '-' ? 'Give the field a name to exclude it, or do not embed the struct.' : 'Put tags on the fields of the struct.',
    },
  );
}

function reportUnknownEmbedded(type: Resolved, spot: Spot, findings: ModelFindings): void {
  findings.add('DYN-C219', spot, {
    message: `The fields of the embedded \`${type.text}\` cannot be known: ${type.unknown ?? 'its source is not here'}.`,
    found: type.text,
    hint: 'Write its fields into the model, or let the sources hold the module that declares it.',
  });
}

function reportEmbeddedPointer(
  field: GoField,
  type: Resolved,
  spot: Spot,
  convention: Convention,
  { release, findings }: ModelContext,
): void {
  findings.add('DYN-C232', spot, {
    message: `\`${type.text}\` is embedded as a pointer: DynamORM stores it as the one attribute \`${attributeName(field.name, convention, release)}\`, and its fields are no part of the model.`,
    found: type.text,
    hint: `Embed \`${field.name}\` itself.`,
  });
}
