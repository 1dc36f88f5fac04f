import { type Catalogue, type CatalogueEntry, jsonText } from '@dynamorm-cdk/core/diagnostics';
import { didYouMean, quote } from '@dynamorm-cdk/core/text';
import { CliError } from '../../terminal/cli-error';
import { ExitCode } from '../../terminal/exit-code';
import type { Terminal } from '../../terminal/terminal';

/** The options of `explain`. */
export interface ExplainOptions {
  readonly all?: boolean;
  readonly format: 'text' | 'json';
}

/** Prints what codes mean. */
export async function explain(codes: string[], { all = false, format }: ExplainOptions, terminal: Terminal): Promise<ExitCode> {
  if (all === codes.length > 0) throw new CliError('DYN-C005', 'Pass codes such as DYN-M080, or --all.');
  const { catalogue, pageOf } = await import('../../codes/catalogue.js');
  const entries = all ? [...catalogue.values()] : codes.map((code) => entryOf(code, catalogue));
  if (format === 'json') {
    terminal.out(`${jsonText(entries.map((entry) => ({ ...entry, page: pageOf(entry) })))}\n`);
  } else if (all) {
    const width = Math.max(...entries.map(({ severity }) => severity.length));
    terminal.out(entries.map(({ code, severity, title }) => `${code} ${severity.padEnd(width)} ${title}\n`).join(''));
  } else {
    terminal.out(entries.map((entry) => explanation(entry, pageOf(entry))).join('\n'));
  }
  return ExitCode.CLEAN;
}

/** The entry of a code as people type it. */
function entryOf(asked: string, catalogue: Catalogue): CatalogueEntry {
  const typed = asked.toUpperCase();
  const code = typed.startsWith('DYN-') ? typed : `DYN-${typed}`;
  const entry = catalogue.get(code);
  if (entry) return entry;
  const hint = didYouMean(code, nearby(code, catalogue));
  throw new CliError('DYN-C001', `The code ${quote(asked)} does not exist. ${hint ?? '--all lists all codes.'}`);
}

/** Codes of the same letter, or all where it is none: a suggestion looks at a few hundred at most. */
function nearby(code: string, catalogue: Catalogue): string[] {
  const codes = [...catalogue.keys()];
  const same = codes.filter((one) => one.slice(0, 5) === code.slice(0, 5));
  return same.length > 0 ? same : codes;
}

function explanation({ code, severity, title, why, broken, fixed }: CatalogueEntry, page: string): string {
  const example = (heading: string, text: string | undefined): string[] =>
    text === undefined ? [] : [`${heading}:`, '', ...text.split('\n').map((line) => `    ${line}`), ''];
  return [`${code} (${severity})`, title, '', why, '', ...example('Broken', broken), ...example('Fixed', fixed), page, ''].join('\n');
}
