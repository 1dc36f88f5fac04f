import { groupedBy } from '@dynamorm-cdk/core/text';
import { mixedReleases, type ReleasedModel, type SourceCodeOptions, SourceDocument } from '@dynamorm-cdk/model-source';
import { type Finding, ModelDocument, ModelValidator, Severity } from '@dynamorm-cdk/model-spec';
import type { Terminal } from '../terminal/terminal';
import { readCode } from './code';
import { readSources, type Source } from './sources';
import { refuseUnheard } from './unheard-code';

/** What is to be read. */
export interface ModelsOptions extends SourceCodeOptions {
  readonly models: string[];
}

/** The models of one logical table; they may stand in several documents. */
export interface ModelTable {
  readonly name: string;
  /** One document for each file, with the models of this table alone. */
  readonly documents: ModelDocument[];
  /** What is found in a document that was made of source code, at its place in the source. */
  locate?(finding: Finding): Finding;
}

/** What the files of `--models` hold. */
export interface Models {
  readonly tables: ModelTable[];
  /** What was found in the documents that could be read. */
  readonly findings: Finding[];
  /** What was found in those that could not. Where there is any, that a table has no models proves nothing. */
  readonly broken: Finding[];
  /** What was read. */
  readonly inputs: readonly Source[];
}

/** Reads every document and all source code; what is broken becomes findings and does not keep the others from being read. */
export async function readModels(options: ModelsOptions, terminal: Terminal): Promise<Models> {
  const findings: Finding[] = [];
  const broken: Finding[] = [];
  const { documents: sources, code } = await readSources(options.models, terminal, options.exclude);
  refuseUnheard(options, code);
  const extracted = code.length === 0 ? undefined : await readFromCode(code, options, terminal);
  for (const one of extracted?.findings ?? []) findings.push(one);
  for (const one of extracted?.broken ?? []) broken.push(one);
  const read = sources.flatMap((source) => readDocument(source, findings, broken) ?? []);
  const all = [...read, ...(extracted?.document ? [extracted.document] : [])];
  const tables = groupedBy(
    all.flatMap((document) => document.tableNames.map((name) => ({ name, document: document.forTable(name) }))),
    ({ name }) => name,
  );
  const locate = extracted?.locate;
  findings.push(...mixedReleases(read.flatMap(released)));
  return {
    tables: [...tables].map(([name, found]) => ({ name, documents: found.map(({ document }) => document), locate })),
    findings,
    broken,
    inputs: [...sources, ...code.map((name) => ({ name }))],
  };
}

interface FromCode extends Omit<Models, 'tables' | 'inputs'> {
  readonly document?: ModelDocument;
  locate(finding: Finding): Finding;
}

/** The models of source code as one document; those with errors are not in it. */
async function readFromCode(code: string[], options: ModelsOptions, terminal: Terminal): Promise<FromCode> {
  const extraction = await readCode(code, options, terminal);
  const source = new SourceDocument(extraction);
  const found = extraction.models.length === 0 ? [] : source.findings();
  const all = [...extraction.findings, ...found];
  const isError = ({ severity }: Finding): boolean => severity === Severity.ERROR;
  return {
    ...(extraction.models.length === 0 || found.some(isError) ? {} : { document: source.read() }),
    findings: all.filter((one) => !isError(one)),
    broken: all.filter(isError),
    locate: (finding) => source.locate(finding),
  };
}

/** The models of a document, with the releases that it says of them. */
function released({ models, fileName = '<stdin>' }: ModelDocument): ReleasedModel[] {
  return models.map((model) => ({ model, release: model.libraryRelease, place: { file: fileName } }));
}

function readDocument({ name, text }: Source, findings: Finding[], broken: Finding[]): ModelDocument | undefined {
  try {
    const document = text === undefined ? ModelDocument.fromFile(name) : ModelDocument.fromString(text, { fileName: name });
    for (const one of document.report.findings) findings.push(one);
    return document;
  } catch (error) {
    // A document with errors throws them as one text; the validator gives them one by one.
    const report = text === undefined ? ModelValidator.validateFile(name) : ModelValidator.validateString(text, { fileName: name });
    if (report.isValid) throw error;
    for (const one of report.findings) broken.push(one);
    return undefined;
  }
}
