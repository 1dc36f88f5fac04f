import { isEndOfQuotes, isUnusualYaml } from '@dynamorm-cdk/core/text';
import {
  COLLECTION_STYLE,
  CORE_SCHEMA,
  constructFromEvents,
  defineMappingTag,
  defineScalarTag,
  defineSequenceTag,
  EVENT_ID,
  type Event,
  mergeTag,
  parseEvents,
  SCALAR_STYLE,
  type Schema,
} from 'js-yaml';
import { attributeOf, shortFormKeys } from './short-form-keys';

/** Numbers, merges and joined lines that the two readers take differently. Ids that end in a hash hold digits, an e and digits, and are no numbers. */
const doubtful = /\\\r?\n|\.(?:inf|nan)\b|\b0[ox]|(?<![\w.])[-+.\d]+e[-+]?\d{3,}(?!\w)|<</i;

/** Brackets that open and close on one line. */
const bracketsOnOneLine = /[^\n]*[\]}] *,? *(?:\r?\n|$)/y;

let schema: Schema | undefined;

/**
 * Reads a template several times faster than the reader that knows what every mistake is called.
 *
 * Undefined where there is anything to complain about or to doubt.
 */
export function readQuickly(text: string): unknown {
  if (isUnusualYaml(text) || doubtful.test(text)) return undefined;
  try {
    const events = parseEvents(text, {});
    if (events.some((event) => isDoubtful(event, text))) return undefined;
    schema ??= templateSchema();
    // Aliases share what they stand for, and many of them stand for more than can be walked through: then the other reader is asked.
    const documents = constructFromEvents(events, { source: text, schema, maxAliases: 20 });
    return documents.length === 1 ? documents[0] : undefined;
  } catch {
    return undefined;
  }
}

function isDoubtful(event: Event, text: string): boolean {
  switch (event.type) {
    case EVENT_ID.SCALAR:
      if (event.style === SCALAR_STYLE.PLAIN) return false;
      if (event.style !== SCALAR_STYLE.SINGLE_QUOTED && event.style !== SCALAR_STYLE.DOUBLE_QUOTED)
        return text.slice(event.valueStart, event.valueEnd).includes('\r');
      return !isEndOfQuotes(text, event.valueEnd + 1);
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE:
      bracketsOnOneLine.lastIndex = event.start;
      return event.style === COLLECTION_STYLE.FLOW && !bracketsOnOneLine.test(text) && text.includes('#', event.start);
    default:
      return false;
  }
}

function templateSchema(): Schema {
  const shortForms = [...shortFormKeys].flatMap(([tag, key]) => tagsOf(`!${tag}`, key));
  return CORE_SCHEMA.withTags(
    mergeTag,
    mapping('tag:yaml.org,2002:map', (fields) => fields),
    ...shortForms,
  );
}

function tagsOf(tag: string, key: string) {
  const wrapped = (value: unknown) => ({ [key]: value });
  return [
    defineScalarTag(tag, { resolve: (text) => wrapped(key === 'Fn::GetAtt' ? attributeOf(text) : text), identify }),
    defineSequenceTag<unknown[], unknown>(tag, {
      create: () => [],
      addItem: (items, item) => void items.push(item),
      finalize: wrapped,
      identify,
    }),
    mapping(tag, wrapped),
  ];
}

type Fields = Record<string, unknown>;

/** A mapping that takes text as a key and nothing else. */
function mapping(tag: string, finalize: (fields: Fields) => Fields) {
  return defineMappingTag<Fields, Fields>(tag, {
    create: () => ({}),
    addPair: (fields, name, value) => {
      if (typeof name !== 'string' || name === '__proto__') return 'Not for this reader.';
      fields[name] = value;
      return '';
    },
    has: (fields, name) => Object.hasOwn(fields, name as string),
    keys: Object.keys,
    get: (fields, name) => fields[name as string],
    finalize,
    identify,
  });
}

/** Nothing is written with these tags. */
const identify = () => false;
