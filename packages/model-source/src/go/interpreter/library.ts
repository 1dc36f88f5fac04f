import { type Scope, text, type Value } from './value';

/** What functions of the standard library make of values that are known; undefined where it is not known here. */
export function callLibrary(path: string, name: string, given: readonly Value[]): Value | undefined {
  const make = libraries[`${path}.${name}`];
  return make?.(given);
}

/** Whether a function, or a method of that name, does nothing to what it is given: it prints it, or looks at it. */
export function onlyReads(path: string, name: string): boolean {
  if (path === 'fmt') return !/scan/i.test(name);
  if (/^(?:bytes|context|errors|log|log\/slog|os|path|path\/filepath|regexp|strconv|strings|time|unicode)$/.test(path)) return true;
  return /^(?:Trace|Debug|Info|Notice|Warn|Warning|Error|Print|Log|Msg|Send)(?:f|ln|w|Context)?$/.test(name);
}

/** Functions that do not return. */
export function neverReturns(path: string, name: string): boolean {
  if (path === 'os') return name === 'Exit';
  if (path === 'runtime') return name === 'Goexit';
  // Loggers of many libraries have the same names for it.
  return /^(?:Fatal|Panic)(?:f|ln|w)?$/.test(name);
}

type Make = (given: readonly Value[]) => Value | undefined;

const texts = (given: readonly Value[]): string[] | undefined => {
  const found = given.flatMap((one) => {
    if ('printed' in one) return [];
    return one.kind === 'text' ? [one.text] : one.kind === 'number' || one.kind === 'bool' ? [String(one.value)] : [];
  });
  return found.length === given.length ? found : undefined;
};

/** Computes a text from texts. */
const computed =
  (make: (...parts: string[]) => string | undefined): Make =>
  (given) => {
    const parts = texts(given);
    const made = parts && make(...parts);
    return made === undefined ? undefined : text(made);
  };

/** Computes a text from texts, and leaves an environment variable as it is: nobody gives it a value that this would change. */
const trimming =
  (make: (...parts: string[]) => string): Make =>
  (given) =>
    given[0]?.kind === 'variable' ? given[0] : computed(make)(given);

const blank = /^[\s"'`]*$/;

const cutting =
  (start: boolean, end: boolean): Make =>
  (given) => {
    const [of, cutset] = given;
    if (of?.kind === 'variable') return cutset?.kind === 'text' && blank.test(cutset.text) ? of : undefined;
    return computed((value, letters) => {
      let from = 0;
      let to = value.length;
      while (start && from < to && letters.includes(value[from])) from++;
      while (end && to > from && letters.includes(value[to - 1])) to--;
      return value.slice(from, to);
    })(given);
  };

/** Formats as `%s`, `%v`, `%d` and `%%` do. */
const format: Make = ([pattern, ...given]) => {
  if (pattern?.kind !== 'text') return undefined;
  if (/^%[sv]$/.test(pattern.text) && given[0]?.kind === 'variable') return given[0];
  const parts = texts(given);
  if (parts === undefined || /%(?:[^svd%]|$)/.test(pattern.text.replaceAll('%%', ''))) return undefined;
  const verbs = pattern.text.replaceAll('%%', '').match(/%[svd]/g) ?? [];
  const fits = verbs.every((verb, at) => verb === '%v' || given[at]?.kind === (verb === '%s' ? 'text' : 'number'));
  // Go writes what it misses, and what is too much, into the text.
  if (!fits || verbs.length !== given.length) return undefined;
  let at = 0;
  return text(pattern.text.replace(/%[svd%]/g, (verb) => (verb === '%%' ? '%' : parts[at++])));
};

const libraries: Record<string, Make> = {
  'strings.TrimSpace': trimming((value) => value.trim()),
  'strings.Clone': trimming((value) => value),
  'strings.Trim': cutting(true, true),
  'strings.TrimLeft': cutting(true, false),
  'strings.TrimRight': cutting(false, true),
  'strings.TrimPrefix': computed((value, prefix) => (value.startsWith(prefix) ? value.slice(prefix.length) : value)),
  'strings.TrimSuffix': computed((value, suffix) => (value.endsWith(suffix) ? value.slice(0, value.length - suffix.length) : value)),
  'strings.ToLower': computed((value) => value.toLowerCase()),
  'strings.ToUpper': computed((value) => value.toUpperCase()),
  'strings.ReplaceAll': computed((value, old, next) => value.split(old).join(next)),
  'strings.Join': ([list, separator]) => {
    const parts = list?.kind === 'list' && separator?.kind === 'text' ? texts(list.items) : undefined;
    return parts && separator?.kind === 'text' ? text(parts.join(separator.text)) : undefined;
  },
  'strings.HasPrefix': ([of, prefix]) =>
    of?.kind === 'text' && prefix?.kind === 'text' ? { kind: 'bool', value: of.text.startsWith(prefix.text) } : undefined,
  'strings.HasSuffix': ([of, suffix]) =>
    of?.kind === 'text' && suffix?.kind === 'text' ? { kind: 'bool', value: of.text.endsWith(suffix.text) } : undefined,
  'strings.Contains': ([of, part]) =>
    of?.kind === 'text' && part?.kind === 'text' ? { kind: 'bool', value: of.text.includes(part.text) } : undefined,
  'strings.EqualFold': ([a, b]) =>
    a?.kind === 'text' && b?.kind === 'text' ? { kind: 'bool', value: a.text.toLowerCase() === b.text.toLowerCase() } : undefined,
  'strconv.Itoa': computed((value) => value),
  'path.Join': computed((...parts) => parts.filter((part) => part !== '').join('/')),
  'fmt.Sprint': (given) =>
    given.length === 1 && given[0].kind === 'variable'
      ? given[0]
      : computed((...parts) => (parts.length === 1 ? parts[0] : undefined))(given),
  'fmt.Sprintf': format,
};

/** The import path of a name in front of a dot, where it is one of a package and nothing else. */
export function pathOf(
  name: string,
  { cells, file, package: owner }: Scope,
): { readonly path: string; readonly package?: Scope['package'] } | undefined {
  return cells.has(name) ? undefined : owner.importOf(name, file);
}
