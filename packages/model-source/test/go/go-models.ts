import { join } from 'node:path';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { onTestFinished, vi } from 'vitest';
import { parse } from 'yaml';
import { folderWith } from '../../../../tools/testing/folder';
import type { ExtractedModel } from '../../src/extracted-model';
import { readGo } from '../../src/go/read-go';
import type { SourceCodeOptions } from '../../src/source-code-options';
import { SourceDocument } from '../../src/source-document';
import { sourceFilesIn } from '../../src/source-files';

/** What was read of Go files. */
export interface GoModels {
  readonly models: ExtractedModel[];
  /** What was found by the reader, without what the rules of documents find. */
  readonly findings: Finding[];
  /** Their codes, without that of a go.mod that does not require the library. */
  readonly codes: string[];
  /** The models as the written document has them. */
  // biome-ignore lint/suspicious/noExplicitAny: a document is whatever YAML holds
  dms(): any;
}

/** Reads Go files, by name; a text alone is one file of a package `models` with the imports that it uses. Paths in options are of the folder where `within` says so. */
export async function goModels(files: string | Record<string, string>, options: SourceCodeOptions = {}, within = false): Promise<GoModels> {
  const folder = folderWith(typeof files === 'string' ? { 'models.go': goFile(files) } : files);
  if (within) {
    const spy = vi.spyOn(process, 'cwd').mockReturnValue(folder);
    onTestFinished(() => spy.mockRestore());
  }
  const extraction = await readGo(sourceFilesIn(folder, true), options);
  const { models } = extraction;
  const findings = extraction.findings.map((one) => ({
    ...one,
    ...(one.file === undefined ? {} : { file: one.file.slice(folder.length + 1) }),
  }));
  const dms = (): unknown => parse(new SourceDocument(extraction).render(join(folder)));
  return { models, findings, codes: findings.filter(({ code }) => code !== 'DYN-C257').map(({ code }) => code), dms };
}

/** A file of the package `models`. */
export function goFile(text: string): string {
  const known = { time: 'time', os: 'os', json: 'encoding/json', cmp: 'cmp', uuid: 'github.com/google/uuid' };
  const used = Object.entries(known).filter(([name]) => new RegExp(`\\b${name}\\.[A-Z]`).test(text));
  return `package models\n\n${used.map(([, path]) => `import "${path}"\n`).join('')}\n${text}\n`;
}
