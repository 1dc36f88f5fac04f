import { extname } from 'node:path';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from './codes';
import { dmsEntry } from './dms-entry';
import type { ExtractedModel, Extraction } from './extracted-model';
import { languages } from './languages';
import type { LibraryUse } from './library-use';
import { mixedReleases } from './mixed-releases';
import type { SourceCodeOptions } from './source-code-options';

/** Reads the models of source files, of however many languages. */
export async function readSourceCode(
  files: string[],
  options: SourceCodeOptions,
  progress?: (done: number, all: number) => void,
): Promise<Extraction> {
  const models: ExtractedModel[] = [];
  const findings: Finding[] = [];
  const used = new Set<string>();
  const releases: LibraryUse[] = [];
  let dmsVersion = '0.1';
  for (const { endings, load } of languages) {
    const own = files.filter((file) => endings.includes(extname(file)));
    if (own.length === 0) continue;
    const read = await load();
    const extraction = await read(own, options, progress);
    for (const one of extraction.models) models.push(one);
    for (const one of extraction.findings) findings.push(one);
    for (const one of extraction.releases ?? []) releases.push(one);
    for (const name of extraction.usedNames ?? []) used.add(name);
    if (extraction.dmsVersion === '0.2') dmsVersion = '0.2';
  }
  findings.push(...unusedNames(options, used), ...mixedReleases(models));
  return { models: once(models), findings, dmsVersion, releases };
}

/** Each model once: a class or schema that several files make a model of is one. */
function once(models: ExtractedModel[]): ExtractedModel[] {
  const seen = new Set<string>();
  return models.filter(({ model }) => {
    const key = JSON.stringify(dmsEntry(model));
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** What the caller says of models, tables and types that there are not. */
function unusedNames({ table = {}, type = {}, exclude = [] }: SourceCodeOptions, used: ReadonlySet<string>): Finding[] {
  const said = [
    ...Object.entries(table).map(([name, value]) => [
      name,
      `--table ${name}=${value}`,
      /[/\\.]/.test(name) ? `no model is in \`${name}\`` : `there is no model \`${name}\``,
    ]),
    ...Object.entries(type).map(([name, value]) => [name, `--type ${name}=${value}`, `no model has a field or type \`${name}\``]),
    ...exclude.map((name) => [name, `--exclude ${name}`, `no model is named \`${name}\``]),
  ];
  return said
    .filter(([name]) => !used.has(name))
    .map(([name, option, why]) => finding('DYN-C223', { message: `\`${option}\` is of no use: ${why}.`, found: name }));
}
