// The only file that imports `js-yaml`: the build bundles it, so it imports nothing of this package but what needs no library.
import { endOfBrackets, isEndOfValue, isUnusualYaml } from '@dynamorm-cdk/core/text';
import {
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  getScalarValue,
  type MappingEvent,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml';
import { Places } from './places';
import { plainScalar } from './plain-scalar';
import { type Mapping, setField, type Value } from './value';

/** At hand, since they are asked for at every event. */
const { SCALAR, MAPPING, SEQUENCE, DOCUMENT, POP } = EVENT_ID;
const { PLAIN, SINGLE_QUOTED, DOUBLE_QUOTED } = SCALAR_STYLE;
const { FLOW } = COLLECTION_STYLE;

/** A block of text as the value of a key: its sign stands right behind the colon. */
const blockSign = /["']?[ ]*:[ ]+(?=[|>])/y;

/**
 * Reads YAML many times faster than the reader that knows every syntax error, with the same values at the same places.
 *
 * Undefined where there is anything to complain about or to doubt: the slow reader says it.
 */
export function readYaml(text: string, maxDepth: number): { value: Value; places: Places } | undefined {
  if (isUnusualYaml(text)) return undefined;
  try {
    const reader = new EventReader(text, parseEvents(text, { maxDepth }));
    return { value: reader.document(), places: reader.places };
  } catch {
    return undefined;
  }
}

/** What makes a text one for the slow reader. */
class Doubt extends Error {}

class EventReader {
  public readonly places: Places;
  private next = 0;
  /** Where the last event ends, and how many collections in brackets are open there. */
  private end = 0;
  private brackets = 0;

  constructor(
    private readonly text: string,
    private readonly events: readonly Event[],
  ) {
    this.places = new Places(events.length);
  }

  public document(): Value {
    const [first] = this.events;
    if (first?.type !== DOCUMENT || first.directives.length > 0) throw new Doubt();
    this.next = 1;
    const root = this.value(-1, -1);
    // The end of the document, and of the text.
    if (this.next !== this.events.length - 1) throw new Doubt();
    return root;
  }

  private value(keyAt: number, keyEnd: number, key?: number): Value {
    const event = this.events[this.next++];
    if (event.type === SCALAR) {
      const scalar = this.scalar(event);
      this.places.close(this.places.open(this.startOf(event, keyEnd), keyAt, key));
      return scalar;
    }
    if ((event.type !== MAPPING && event.type !== SEQUENCE) || event.anchorStart >= 0 || event.tagStart >= 0) throw new Doubt();
    const place = this.places.open(event.start, keyAt, key);
    const inBrackets = event.style === FLOW;
    if (inBrackets) this.open(event);
    const value = event.type === MAPPING ? this.fields() : this.items();
    if (inBrackets) this.close();
    this.places.close(place);
    return value;
  }

  private open({ start }: MappingEvent | SequenceEvent): void {
    this.pass(start, start + 1);
    this.brackets++;
  }

  private close(): void {
    const end = endOfBrackets(this.text, this.end);
    if (end === undefined) throw new Doubt();
    this.end = end;
    this.brackets--;
  }

  private pass(start: number, end: number): void {
    if (this.brackets > 0 && this.text.slice(this.end, start).includes('#')) throw new Doubt();
    this.end = end;
  }

  private fields(): Mapping {
    const fields: Mapping = {};
    for (let event = this.events[this.next++]; event.type !== POP; event = this.events[this.next++]) {
      const name = event.type === SCALAR && this.scalar(event);
      if (typeof name !== 'string' || Object.hasOwn(fields, name)) throw new Doubt();
      const at = this.startOf(event as ScalarEvent, -1);
      const key = this.places.keyOf(name);
      setField(fields, this.places.nameOf(key), this.value(at, (event as ScalarEvent).valueEnd, key));
    }
    return fields;
  }

  private items(): Value[] {
    const items: Value[] = [];
    while (this.events[this.next].type !== POP) items.push(this.value(-1, -1));
    this.next++;
    return items;
  }

  private scalar(event: ScalarEvent): string | number | boolean | null {
    // Nothing at all where a value may stand has no place of its own.
    if (event.anchorStart >= 0 || event.tagStart >= 0 || event.valueStart < 0) throw new Doubt();
    const quotes = isQuoted(event) ? 1 : 0;
    this.pass(event.valueStart - quotes, event.valueEnd + quotes);
    if (quotes > 0) this.checkQuotes(event);
    const text = event.fast ? this.text.slice(event.valueStart, event.valueEnd) : getScalarValue(this.text, event);
    if (event.style !== PLAIN) return text;
    const value = plainScalar(text);
    if (value === undefined) throw new Doubt();
    return value;
  }

  /** Readers differ on what follows at once, and on lines that a backslash joins. */
  private checkQuotes({ valueStart, valueEnd, fast }: ScalarEvent): void {
    if (!isEndOfValue(this.text, this.end) || (!fast && /\\\r?\n/.test(this.text.slice(valueStart, valueEnd)))) throw new Doubt();
  }

  /** Where a scalar begins, with its quotation mark or the sign of its block. */
  private startOf(event: ScalarEvent, keyEnd: number): number {
    if (event.style === PLAIN) return event.valueStart;
    if (isQuoted(event)) return event.valueStart - 1;
    blockSign.lastIndex = keyEnd;
    const hasReturns = this.text.slice(event.valueStart, event.valueEnd).includes('\r');
    if (keyEnd < 0 || hasReturns || !blockSign.test(this.text)) throw new Doubt();
    return blockSign.lastIndex;
  }
}

function isQuoted({ style }: ScalarEvent): boolean {
  return style === SINGLE_QUOTED || style === DOUBLE_QUOTED;
}
