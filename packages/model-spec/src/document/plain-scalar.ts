/** What Go's YAML reader takes for a date or time when it stands without quotes. */
const timestamp = /^\d{4}-\d{1,2}-\d{1,2}(?:(?:[Tt]|[ \t]+)\d{1,2}:\d{2}:\d{2}(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d{1,2}(?::?\d{2})?))?)?$/;

/** Words that YAML 1.1 takes for true or false. */
const choices = /^(?:yes|no|on|off)$/i;

/** Numbers that YAML 1.1 and 1.2 read differently, or that only one of them knows. */
const numbers = [
  /^[-+]?0b[01_]+$/,
  /^[-+]?0o[0-7]+$/,
  /^[-+]?0[0-9_]+$/,
  /^[-+]?0x[0-9a-fA-F_]*_[0-9a-fA-F_]*$/,
  /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/,
  /^[-+]?(?=[\d.]*_)[\d.][\d_]*(?:\.[\d_]*)?(?:[eE][-+]?\d+)?$/,
];

export function isTimestamp(text: string): boolean {
  return timestamp.test(text);
}

export function isChoice(text: string): boolean {
  return choices.test(text);
}

/** Whether readers of YAML take a text without quotes for different things. */
export function isAmbiguous(text: string): boolean {
  return text === '=' || text === '<<' || choices.test(text) || numbers.some((one) => one.test(text));
}

/** Numbers as every reader of YAML takes them. */
const decimal = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;
const words = new Map<string, boolean | null>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word): [string, null] => [word, null]),
  ...['true', 'True', 'TRUE'].map((word): [string, boolean] => [word, true]),
  ...['false', 'False', 'FALSE'].map((word): [string, boolean] => [word, false]),
]);
/** Words of letters are the most of a document. */
const mayBeMore = /^[-+.\d~=<]|^(?:yes|no|on|off|true|false|null)$/i;
/** Longer than the longest of the words. */
const isLongWord = (text: string): boolean => text.length > 5 && text.charCodeAt(0) > 0x40;

/** What text without quotes stands for in YAML 1.2; undefined where a rule has something to say about it. */
export function plainScalar(text: string): string | number | boolean | null | undefined {
  if (isLongWord(text) || (text !== '' && !mayBeMore.test(text))) return text;
  const word = words.get(text);
  if (word !== undefined) return word;
  if (isAmbiguous(text) || isTimestamp(text)) return undefined;
  if (decimal.test(text)) return Number.isFinite(Number(text)) ? Number(text) : undefined;
  // Hexadecimal, infinite and no numbers are left to the reader that says it.
  return /^[-+]?(?:0x|\.(?:inf|nan)$)/i.test(text) ? undefined : text;
}
