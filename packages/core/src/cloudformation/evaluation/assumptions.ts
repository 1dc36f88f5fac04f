import { canonical, recordOf } from '../properties';
import { mappedOf, valuesOf } from './mapped';

/** A comparison that only a deployment decides, or a condition that the template does not define. */
export interface Undecided {
  readonly key: string;
  /** As a message says it, such as `` `Env` is `prod` ``. */
  readonly text: string;
  /** What is compared with a text: one subject is not two texts at once. */
  readonly subject?: string;
  /** The texts that the subject may be, and the one that it is compared with. */
  readonly allowed?: { readonly texts: readonly string[]; readonly text: string };
}

/** What is taken to hold or not, and what was asked for besides. */
export interface Assumptions {
  readonly assumed: ReadonlyMap<string, boolean>;
  readonly asked: Map<string, Undecided>;
}

/** Whether something holds by assumption; what is not assumed is noted, and holds. */
export function ask({ assumed, asked }: Assumptions, undecided: Undecided): boolean {
  asked.set(undecided.key, undecided);
  return assumed.get(undecided.key) ?? true;
}

/** Whether two worked-out values are equal. A parameter is one of its AllowedValues. */
export function askEqual(one: unknown, other: unknown, assumptions: Assumptions, textsOf: (name: string) => string[] | undefined): boolean {
  const [first, second] = [one, other].map(plain).sort((a, b) => Number(typeof a === 'string') - Number(typeof b === 'string'));
  if (canonical(first) === canonical(second)) return true;
  if (typeof first === 'string' && typeof second === 'string') return false;
  const texts = typeof second === 'string' ? textsOf(String(recordOf(first).Ref)) : undefined;
  if (texts !== undefined && !texts.includes(second as string)) return false;
  const keys = [first, second].map(canonical);
  return ask(assumptions, {
    key: typeof second === 'string' ? keys.join(' is ') : keys.sort().join(' is '),
    text: [first, second].map((side) => `\`${expressionText(side)}\``).join(' is '),
    ...(typeof second === 'string' ? { subject: keys[0] } : {}),
    ...(texts === undefined ? {} : { allowed: { texts, text: second as string } }),
  });
}

function plain(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

/** `Fn::Join` as `Fn::Sub` would write it. */
function joinedText(value: unknown): string | undefined {
  const { 'Fn::Join': join } = recordOf(value);
  const [delimiter, items] = Array.isArray(join) ? join : [];
  if (typeof delimiter !== 'string' || !Array.isArray(items)) return undefined;
  return items.map((item: unknown) => (typeof item === 'object' ? `\${${expressionText(item)}}` : String(item))).join(delimiter);
}

/** Rows of a mapping that a message shows. */
const shownRows = 5;

/** An expression as a message shows it. */
export function expressionText(value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref: name, 'Fn::Sub': text, 'Fn::Parameter': parameter, 'Fn::Resolve': reference } = recordOf(value);
  if (Array.isArray(parameter)) return String(parameter[0]);
  const mapped = mappedOf(value);
  if (mapped !== undefined) {
    const rows = [...valuesOf(mapped)].slice(0, shownRows).map(([row, found]) => `${row}: ${found.replaceAll('"', '')}`);
    return `Fn::FindInMap (${[mapped.row, mapped.column].map(expressionText).join(', ')}), ${rows.join(', ')}`;
  }
  const joined = joinedText(value);
  if (joined !== undefined) return joined;
  const template = Array.isArray(text) ? text[0] : text;
  const [known] = [name, template, reference].filter((one) => typeof one === 'string');
  return known === undefined ? (canonical(value) ?? 'nothing') : String(known);
}
