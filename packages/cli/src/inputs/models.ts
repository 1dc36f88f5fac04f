import { type Finding, ModelDocument, ModelValidator } from '@dynamorm-cdk/model-spec';
import type { Terminal } from '../terminal';
import { readSources, type Source } from './sources';

/** The models of one logical table; they may stand in several documents. */
export interface ModelTable {
  readonly name: string;
  /** One document for each file, with the models of this table alone. */
  readonly documents: ModelDocument[];
}

/** What the files of `--models` hold. */
export interface Models {
  readonly tables: ModelTable[];
  /** What was found in the documents that could be read. */
  readonly findings: Finding[];
  /** What was found in those that could not. Where there is any, that a table has no models proves nothing. */
  readonly broken: Finding[];
}

/** Reads every document; a broken one becomes findings and does not keep the others from being read. */
export async function readModels(patterns: string[], terminal: Terminal): Promise<Models> {
  const findings: Finding[] = [];
  const tables = new Map<string, ModelDocument[]>();
  const broken: Finding[] = [];
  for (const source of await readSources(patterns, terminal)) {
    const document = read(source, findings, broken);
    for (const name of document?.tableNames ?? []) {
      tables.set(name, [...(tables.get(name) ?? []), (document as ModelDocument).forTable(name)]);
    }
  }
  return { tables: [...tables].map(([name, documents]) => ({ name, documents })), findings, broken };
}

function read({ name, text }: Source, findings: Finding[], broken: Finding[]): ModelDocument | undefined {
  try {
    const document = text === undefined ? ModelDocument.fromFile(name) : ModelDocument.fromString(text, { fileName: name });
    findings.push(...document.report.findings);
    return document;
  } catch (error) {
    // A document with errors throws them as one text; the validator gives them one by one.
    const report = text === undefined ? ModelValidator.validateFile(name) : ModelValidator.validateString(text, { fileName: name });
    if (report.isValid) throw error;
    broken.push(...report.findings);
    return undefined;
  }
}
