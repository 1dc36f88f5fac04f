import { bareWords, tagKeys } from './dynamorm-tag';
import { isInteger } from './kind';
import type { ModelContext } from './model-context';
import type { ModelField } from './model-fields';
import { type Convention, follows } from './naming';
import type { Resolved } from './resolve-type';

/** Reports what DynamORM refuses in the tag of a field, and what it ignores there. */
export function checkTag(field: ModelField, convention: Convention, context: ModelContext): void {
  const { tag } = field;
  if (tag === undefined) return;
  reportProblems(field, context);
  checkType(field, context);
  for (const index of tag.words.has('omitempty') ? [] : tag.indexes.filter(({ sparse }) => sparse)) {
    context.findings.add('DYN-C245', field.spotInTag(index.at), {
      message: `The index \`${index.name}\` is tagged \`sparse\`, and \`${field.name}\` has no \`omitempty\`: an empty value is written all the same, which DynamoDB refuses as a key.`,
      found: 'sparse',
      hint: 'Add `omitempty` to the tag.',
    });
  }
  const { findings, release } = context;
  if (tag.words.has('encrypted')) {
    if (!release.encrypts) {
      findings.add('DYN-C241', field.spot, {
        message: `\`${field.name}\` is tagged \`encrypted\`, and DynamORM ${release.name} stores it in the clear: encryption came with 1.1.0.`,
        found: 'encrypted',
      });
    } else if (tag.words.has('pk') || tag.words.has('sk') || tag.indexes.length > 0) {
      findings.add('DYN-C215', field.spot, {
        message: `\`${field.name}\` is a key and encrypted: DynamORM refuses the model.`,
        found: field.name,
        hint: 'Keys cannot be encrypted: remove `encrypted`, or store the secret in a separate attribute.',
      });
    }
  }
  if (release.camelCase && !follows(field.attribute, convention)) {
    findings.add('DYN-C216', tag.attribute === undefined ? field.spot : field.spotInTag(tag.attribute.at), {
      message:
        field.attribute === ''
          ? `The tag of \`${field.name}\` names no attribute: DynamORM refuses the model${release.tableTheory4 ? ', as far as is known' : ''}.`
          : `\`${field.name}\` becomes the attribute \`${field.attribute}\`, which is not ${convention}: DynamORM refuses the model.`,
      found: field.attribute,
      expected: convention,
      hint: 'Rename it with `attr:`, or choose another convention: add a field `_ struct{}` with the tag `naming:snake_case`.',
    });
  }
}

function reportProblems(field: ModelField, { findings, key }: ModelContext): void {
  for (const { kind, text, at, index } of field.tag?.problems ?? []) {
    const spot = field.spotInTag(at);
    if (kind === 'word') {
      findings.add('DYN-C209', spot, {
        message: `The tag of \`${field.name}\` has the word \`${text}\`, which DynamORM does not know: it refuses the model.`,
        found: text,
        hint: `The words are ${bareWords.join(', ')}. Set the name of an attribute with \`attr:\`. To exclude a field, its whole tag is \`${key}:"-"\`.`,
      });
    } else if (kind === 'modifier') {
      findings.add('DYN-C210', spot, {
        message: `The index \`${index}\` in the tag of \`${field.name}\` has the modifier \`${text}\`, which DynamORM does not know: it refuses the model.`,
        found: text,
        hint: 'DynamORM accepts `pk`, `sk` and `sparse` after `index:`, and `sk` after `lsi:`.',
      });
    } else if (kind === 'ignored') {
      findings.add('DYN-C244', spot, {
        message: `\`${text}\` in the tag of \`${field.name}\` does nothing: DynamORM ignores it, and the index projects all attributes.`,
        found: text,
        hint: 'From TableTheory 2.0 on a method `TableTheoryIndexProjections` states projections.',
      });
    } else {
      findings.add('DYN-C231', spot, {
        message: `The tag of \`${field.name}\` has the key \`${text}:\`, which DynamORM ignores.`,
        found: text,
        hint: `The keys are ${tagKeys.map((one) => `\`${one}:\``).join(', ')}. Put words that only your application reads under a separate struct tag.`,
      });
    }
  }
}

function checkType(field: ModelField, { findings }: ModelContext): void {
  const { tag, type, name, spot } = field;
  const refused = 'DynamORM refuses the model';
  if (tag?.words.has('version') && !isOf(type, isInteger(type.kind))) {
    findings.add('DYN-C211', spot, {
      message: `The version \`${name}\` has the type \`${type.text}\`, which is no integer: ${refused}.`,
      found: type.text,
      expected: 'int64',
    });
  }
  if (tag?.words.has('ttl') && !isOf(type, type.kind === 'int64' || type.kind === 'uint64')) {
    findings.add('DYN-C212', spot, {
      message: `The time to live \`${name}\` has the type \`${type.text}\`: ${refused}.`,
      found: type.text,
      expected: 'int64',
      hint: 'It is a time in seconds since 1970: `int64` or `uint64`.',
    });
  }
  if (tag?.words.has('set') && !isOf(type, type.kind === 'slice')) {
    findings.add('DYN-C213', spot, {
      message: `The set \`${name}\` has the type \`${type.text}\`, which is no slice: ${refused}.`,
      found: type.text,
      expected: `[]${type.text}`,
    });
  }
  if ((tag?.words.has('created_at') || tag?.words.has('updated_at')) && !(type.named?.package === 'time' && type.named.name === 'Time')) {
    findings.add('DYN-C214', spot, {
      message: `The timestamp \`${name}\` has the type \`${type.text}\`: ${refused}.`,
      found: type.text,
      expected: 'time.Time',
      hint: 'It must be `time.Time` itself, no pointer and no type made of it.',
    });
  }
}

/** What is not known is not refused here: a key of that type is a finding of its own, and so is an attribute. */
function isOf(type: Resolved, fits: boolean): boolean {
  return fits || type.kind === 'unknown';
}
