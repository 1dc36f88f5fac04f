import { Places } from './places';
import { isMapping, type Value } from './value';

/** Characters as numbers: a text gives them without making texts of one character. */
const [QUOTE, BACKSLASH, COLON, COMMA] = [0x22, 0x5c, 0x3a, 0x2c];
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d];

/**
 * Reads JSON many times faster than a reader of YAML does, with the same values.
 *
 * Undefined where there is anything to complain about (no JSON, a key twice, too deep, a number out of range): the reader of YAML says it.
 */
export function readJson(text: string, maxDepth: number): Value | undefined {
  const first = text.charCodeAt(afterBlanks(text, 0));
  if (first !== OPEN_BRACE && first !== OPEN_BRACKET) return undefined;
  const value = parsed(text);
  const fields = value === undefined ? undefined : fieldsIn(value, maxDepth);
  return fields !== undefined && fields === keysIn(text) ? value : undefined;
}

/** Where the values of a text stand that `readJson` reads. */
export function placesInJson(text: string): Places {
  const places = new Places();
  new Finder(text, places).value(afterBlanks(text, 0), -1);
  return places;
}

function parsed(text: string): Value | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How many fields all mappings have together; undefined where the value is too deep, or holds a number out of range. */
function fieldsIn(value: Value, depthLeft: number): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? 0 : undefined;
  if (typeof value !== 'object' || value === null) return 0;
  if (depthLeft === 0) return undefined;
  let fields = 0;
  if (isMapping(value)) {
    for (const key in value) {
      const inner = fieldsIn(value[key], depthLeft - 1);
      if (inner === undefined) return undefined;
      fields += inner + 1;
    }
    return fields;
  }
  for (const item of value) {
    const inner = fieldsIn(item, depthLeft - 1);
    if (inner === undefined) return undefined;
    fields += inner;
  }
  return fields;
}

/** How many keys a text has. `JSON.parse` keeps the last of two equal keys, so that it gives fewer fields than there are keys. */
function keysIn(text: string): number {
  let keys = 0;
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) !== QUOTE) continue;
    at = afterBlanks(text, endOfString(text, at));
    if (text.charCodeAt(at) === COLON) keys++;
  }
  return keys;
}

/** Looks for the values of a text that is JSON. */
class Finder {
  constructor(
    private readonly text: string,
    private readonly places: Places,
  ) {}

  /** Takes down the value at an offset and all that is in it, and returns where it ends. */
  public value(at: number, keyAt: number, key?: number): number {
    const place = this.places.open(at, keyAt, key);
    const first = this.text.charCodeAt(at);
    let end = at + 1;
    if (first === OPEN_BRACE) end = this.fields(end);
    else if (first === OPEN_BRACKET) end = this.items(end);
    else if (first === QUOTE) end = endOfString(this.text, at);
    else while (!isEndOfWord(this.text.charCodeAt(end))) end++;
    this.places.close(place);
    return end;
  }

  private fields(start: number): number {
    for (let at = this.next(start); ; at = this.next(at)) {
      if (this.text.charCodeAt(at) === CLOSE_BRACE) return at + 1;
      const end = endOfString(this.text, at);
      const name: string = JSON.parse(this.text.slice(at, end));
      at = this.value(this.next(end), at, this.places.keyOf(name));
    }
  }

  private items(start: number): number {
    for (let at = this.next(start); ; at = this.next(at)) {
      if (this.text.charCodeAt(at) === CLOSE_BRACKET) return at + 1;
      at = this.value(at, -1);
    }
  }

  /** What comes next but for blanks, and the signs between keys, values and items. */
  private next(start: number): number {
    let at = start;
    for (let code = this.text.charCodeAt(at); code === COMMA || code === COLON || isBlank(code); code = this.text.charCodeAt(at)) at++;
    return at;
  }
}

/** The offset behind the closing quotation mark of a text that is JSON. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; ; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (code === BACKSLASH) at++;
  }
}

function afterBlanks(text: string, start: number): number {
  let at = start;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function isEndOfWord(code: number): boolean {
  return code === COMMA || code === CLOSE_BRACE || code === CLOSE_BRACKET || isBlank(code);
}
