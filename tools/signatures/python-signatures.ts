import { readFileSync } from 'node:fs';

/** The public classes of a generated Python module as a stub file would list them, without texts and bodies. */
export function pythonSignatures(file: string): string {
  const lines = withoutTexts(readFileSync(file, 'utf8')).split('\n');
  const kept: string[] = [];
  let decorator = '';
  let kind: 'public' | 'struct' | 'hidden' = 'hidden';
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (/^@/.test(line)) decorator = line;
    if (/^(class|def) /.test(line)) {
      kind = !/^class [A-Z]/.test(line) ? 'hidden' : decorator.startsWith('@jsii.data_type') ? 'struct' : 'public';
      if (kind !== 'hidden') kept.push('', classHead(lines.slice(index, endOf(lines, index) + 1)));
      decorator = '';
    }
    if (kind === 'hidden') continue;
    // The properties of a struct are the arguments of its constructor.
    const method = kind === 'struct' ? /^ {4}def __init__\(/ : /^ {4}def (?!__(eq|ne|repr)__|__jsii)/;
    if (method.test(line)) {
      const end = endOf(lines, index);
      kept.push(...lines.slice(index, end + 1).map((part) => part.trimEnd()));
      index = end;
    } else if (
      kind === 'public' &&
      (/^ {4}@builtins\.(property|classmethod)|^ {4}@\w+\.setter/.test(line) || /^ {4}[A-Z_]+ = "/.test(line))
    ) {
      kept.push(line);
    }
  }
  return `${tidy(kept.join('\n')).trim()}\n`;
}

/** Texts in triple quotes may hold anything, so they go before the lines are looked at. */
function withoutTexts(source: string): string {
  return source.replace(/'''(?:[^'\\]|\\.|'(?!''))*'''/gs, '');
}

/** The last line of a declaration, which may stand over several. */
function endOf(lines: string[], start: number): number {
  let end = start;
  while (!/:(?:\s*\.\.\.)?$/.test(lines[end].trimEnd())) end++;
  return end;
}

/** `class Name(Base):` without what jsii adds. */
function classHead(lines: string[]): string {
  const [, name, bases] = /^class (\w+)(?:\((.*)\))?:/s.exec(lines.map((line) => line.trim()).join('')) ?? [];
  const own = (bases ?? '').split(',').filter((base) => base.trim() !== '' && !/metaclass=|jsii_type=|typing_extensions/.test(base));
  return `class ${name}${own.length > 0 ? `(${own.join(', ')})` : ''}:`;
}

/** Names as users read them: imports have a digest in their name, and the standard types a module. */
function tidy(text: string): string {
  return text.replace(/_((?:[a-z]+_)+)[0-9a-f]{8}\./g, (_, name: string) => `${name.slice(0, -1)}.`).replace(/\b(builtins|typing)\./g, '');
}
