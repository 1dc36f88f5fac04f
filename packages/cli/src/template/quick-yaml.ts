import { endOfBrackets, isEndOfValue, isUnusualYaml } from '@dynamorm-cdk/core/text';
import {
  COLLECTION_STYLE,
  CORE_SCHEMA,
  constructFromEvents,
  defineMappingTag,
  defineScalarTag,
  defineSequenceTag,
  EVENT_ID,
  type Event,
  type MappingEvent,
  mergeTag,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  type Schema,
  type SequenceEvent,
} from 'js-yaml';
import { attributeOf, shortFormKeys } from './short-form-keys';

/** Numbers, merges and joined lines that the two readers take differently. Ids that end in a hash hold digits, an e and digits, and are no numbers. */
const doubtful = /\\\r?\n|\.(?:inf|nan)\b|\b0[ox]|(?<![\w.])[-+.\d]+e[-+]?\d{3,}(?!\w)|<</i;

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
    const doubts = new Doubts(text);
    if (events.some((event) => doubts.has(event))) return undefined;
    schema ??= templateSchema();
    // Aliases share what they stand for, and many of them stand for more than can be walked through: then the other reader is asked.
    const documents = constructFromEvents(events, { source: text, schema, maxAliases: 20 });
    return documents.length === 1 ? documents[0] : undefined;
  } catch {
    return undefined;
  }
}

/** Follows the events through a text, and knows where readers differ on it. */
class Doubts {
  /** Where the last event ends. */
  private end = 0;
  private isFirstKey = false;
  /** Of each collection that is open, whether it stands in brackets. */
  private readonly inBrackets: boolean[] = [];

  constructor(private readonly text: string) {}

  public has(event: Event): boolean {
    const isFirstKey = this.isFirstKey;
    this.isFirstKey = event.type === EVENT_ID.MAPPING && event.style !== COLLECTION_STYLE.FLOW;
    if (isFirstKey && hasMark(event)) return true;
    switch (event.type) {
      case EVENT_ID.SCALAR:
        // Nothing at all where a value may stand has no place.
        return this.hasMarkRightBefore(event) || (event.valueStart >= 0 && this.hasScalar(event));
      case EVENT_ID.ALIAS:
        return this.passes(event.anchorStart, event.anchorEnd) || !isEndOfValue(this.text, this.end);
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE:
        return this.hasMarkRightBefore(event) || this.opens(event.start, event.style === COLLECTION_STYLE.FLOW);
      case EVENT_ID.DOCUMENT:
        this.inBrackets.push(false);
        return false;
      case EVENT_ID.POP:
        return this.inBrackets.pop() === true && this.closes();
    }
  }

  /** An anchor or a tag with no blank behind it. */
  private hasMarkRightBefore({ anchorEnd, tagEnd }: ScalarEvent | MappingEvent | SequenceEvent): boolean {
    return [anchorEnd, tagEnd].some((end) => end >= 0 && end < this.text.length && !/\s/.test(this.text[end]));
  }

  private hasScalar({ style, valueStart, valueEnd }: ScalarEvent): boolean {
    const isQuoted = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
    if (this.passes(valueStart, isQuoted ? valueEnd + 1 : valueEnd)) return true;
    if (isQuoted) return !isEndOfValue(this.text, this.end);
    return style !== SCALAR_STYLE.PLAIN && this.text.slice(valueStart, valueEnd).includes('\r');
  }

  /** Goes on to an event; whether a comment stands in brackets before it. */
  private passes(start: number, end: number): boolean {
    const between = this.inBrackets.at(-1) && this.text.slice(this.end, start);
    this.end = end;
    return typeof between === 'string' && between.includes('#');
  }

  private opens(start: number, inBrackets: boolean): boolean {
    const isDoubtful = inBrackets && this.passes(start, start + 1);
    this.inBrackets.push(inBrackets);
    return isDoubtful;
  }

  private closes(): boolean {
    const end = endOfBrackets(this.text, this.end);
    this.end = end ?? this.end;
    return end === undefined;
  }
}

/** An anchor or a tag. Before the first key, some readers take it for that of a mapping that begins on the line of its own key. */
function hasMark(event: Event): boolean {
  return event.type === EVENT_ID.SCALAR && (event.anchorStart >= 0 || event.tagStart >= 0);
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
