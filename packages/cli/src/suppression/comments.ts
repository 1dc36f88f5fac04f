/** A comment that suppresses findings of its line, or of the next line that is none of blank and comment. */
export interface Suppression {
  readonly file: string;
  /** Of the comment, counted from 1. */
  readonly line: number;
  readonly column: number;
  /** The line whose findings it is for. */
  readonly target: number;
  /** Without any, the comment says none. */
  readonly codes: readonly string[];
  readonly reason?: string;
}

/** What every comment of the kind holds. */
export const marker = 'dynamorm-cdk-ignore';

/** How a language writes a comment with the marker, and how a line of nothing but comment begins. */
interface Language {
  readonly directive: RegExp;
  readonly comment: RegExp;
}

const hash: Language = { directive: /(?<=^|\s)#\s*dynamorm-cdk-ignore\b(.*)$/, comment: /^\s*#/ };
const slashes: Language = {
  directive: /\/\*\s*dynamorm-cdk-ignore\b(.*?)\*\/|\/\/\s*dynamorm-cdk-ignore\b(.*)$/,
  comment: /^\s*(\/\/|\/\*|\*)/,
};

/** The suppressions in a file: `# dynamorm-cdk-ignore DYN-M067: reason`, or the same behind `//` or within a block comment. */
export function suppressionsIn(text: string, file: string): Suppression[] {
  if (!text.includes(marker)) return [];
  const { directive, comment } = /\.(go|[cm]?[jt]sx?)$/i.test(file) ? slashes : hash;
  const lines = text.split(/\r\n|\r|\n/);
  return lines.flatMap((line, at) => {
    const found = directive.exec(line);
    if (!found) return [];
    const alone = line.slice(0, found.index).trim() === '' && line.slice(found.index + found[0].length).trim() === '';
    let next = at + 1;
    while (next < lines.length && (lines[next].trim() === '' || comment.test(lines[next]))) next++;
    const target = alone ? next + 1 : at + 1;
    return [{ file, line: at + 1, column: found.index + 1, target, ...contentOf(found[1] ?? found[2] ?? '') }];
  });
}

/** `DYN-M067, DYN-M068: reason`, also with `--` before the reason. */
function contentOf(text: string): Pick<Suppression, 'codes' | 'reason'> {
  const [, list = '', rest = ''] = /^\s*((?:[A-Za-z][\w-]*(?:\s*,\s*|\s+(?=DYN-))?)*?)\s*(?:(?::|--)\s*(.*))?$/.exec(text) ?? [];
  const codes = list
    .split(/[\s,]+/)
    .filter((code) => code !== '')
    .map((code) => code.toUpperCase());
  const reason = rest.trim();
  return reason === '' ? { codes } : { codes, reason };
}
