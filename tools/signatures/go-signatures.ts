import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The exported declarations of a generated Go package as `go doc` would list them, without comments, bodies and tags. */
export function goSignatures(folder: string): string {
  const files = readdirSync(folder).filter((name) => name.endsWith('.go') && !/__(no_)?checks\.go$|^main\.go$/.test(name));
  return files
    .sort()
    .map((name) => declarations(readFileSync(join(folder, name), 'utf8')))
    .join('\n');
}

function declarations(source: string): string {
  const kept: string[] = [];
  let inside = false;
  for (const line of source.split('\n')) {
    if (/^\s*\/\//.test(line) || line.trim() === '') continue;
    if (inside) {
      kept.push(member(line));
      inside = !/^[})]/.test(line);
    } else if (/^type [A-Z].*\{$|^const \($/.test(line)) {
      kept.push(line);
      inside = true;
    } else if (/^type [A-Z]/.test(line)) {
      kept.push(line);
    } else if (/^func [A-Z]/.test(line)) {
      kept.push(line.replace(/\s*\{$/, ''));
    }
  }
  return `${kept.join('\n')}\n`;
}

/** A field says only whether it may be nil. */
function member(line: string): string {
  const [, declaration, tag] = /^(\s*\S.*?)\s*(?:`field:"(\w+)".*`)?$/.exec(line) ?? [line, line];
  return tag === 'required' ? `${declaration} // required` : declaration;
}
