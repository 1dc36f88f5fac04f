import { extname } from 'node:path';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../codes';
import type { ExtractedModel, Extraction } from './extracted-model';
import type { ReadSource, SourceCodeOptions } from './source-code-options';

/** The readers of source code, by the ending of files: a line for each language. A reader is loaded when there is a file for it. */
const readers: Readonly<Record<string, () => Promise<ReadSource>>> = {
  '.go': async () => (await import('./go/read-go.js')).readGo,
};

/** Whether a file holds source code, by its name. */
export function isSourceCode(file: string): boolean {
  return extname(file) in readers;
}

/** The endings of the files that hold source code. */
export const sourceEndings = Object.keys(readers);

/** Reads the models of source files, of however many languages. */
export async function readSourceCode(
  files: string[],
  options: SourceCodeOptions,
  progress?: (done: number, all: number) => void,
): Promise<Extraction> {
  const models: ExtractedModel[] = [];
  const findings: Finding[] = [];
  const used = new Set<string>();
  let dmsVersion = '0.1';
  for (const ending of sourceEndings) {
    const own = files.filter((file) => extname(file) === ending);
    if (own.length === 0) continue;
    const read = await readers[ending]();
    const extraction = await read(own, options, progress);
    models.push(...extraction.models);
    findings.push(...extraction.findings);
    for (const name of extraction.usedNames ?? []) used.add(name);
    if (extraction.dmsVersion === '0.2') dmsVersion = '0.2';
  }
  findings.push(...unusedNames(options, used));
  return { models, findings, dmsVersion };
}

/** What the caller says of models, tables and types that there are not. */
function unusedNames({ table = {}, type = {}, leaveOut = [] }: SourceCodeOptions, used: ReadonlySet<string>): Finding[] {
  const said = [
    ...Object.entries(table).map(([name, value]) => [name, `--table ${name}=${value}`, `there is no model \`${name}\``]),
    ...Object.entries(type).map(([name, value]) => [name, `--type ${name}=${value}`, `no model has a field or type \`${name}\``]),
    ...leaveOut.map((name) => [name, `--leave-out ${name}`, `there is no struct \`${name}\``]),
  ];
  return said
    .filter(([name]) => !used.has(name))
    .map(([name, option, why]) => finding('DYN-C223', { message: `\`${option}\` is of no use: ${why}.`, found: name }));
}
