import { readFileSync } from 'node:fs';
import { type Finding, ModelDocument, ModelValidator } from '@dynamorm-cdk/model-spec';
import type { ExtractedModel, Extraction, SourcePlace } from './extracted-model';

/** A document before it is read. */
export interface DocumentSource {
  /** The path as findings show it, or `<stdin>`. */
  readonly name: string;
  /** The text, where it does not stand in a file. */
  readonly text?: string;
}

/** Reads models that a program printed, such as Go's `dms.FromMetadata`, and documents of any form. */
export async function readDocuments(sources: DocumentSource[]): Promise<Extraction> {
  const models: ExtractedModel[] = [];
  const findings: Finding[] = [];
  let dmsVersion = '0.1';
  for (const source of sources) {
    const { name } = source;
    const text = source.text ?? readFileSync(name, 'utf8');
    const report = source.text === undefined ? ModelValidator.validateFile(name) : ModelValidator.validateString(text, { fileName: name });
    if (!report.isValid) {
      findings.push(...report.errors);
      continue;
    }
    const document = ModelDocument.fromString(text, { fileName: name });
    const places = await placesIn(text, name);
    models.push(
      ...document.models.map((model, at): ExtractedModel => {
        const place = places[at] ?? { file: name, line: 1, column: 1 };
        return { model, place, places: new Map(), ...written(text, place.line) };
      }),
    );
    findings.push(...lost(document));
    if (document.dmsVersion === '0.2') dmsVersion = '0.2';
  }
  return { models, findings, dmsVersion };
}

/** What the comments of a generated document say: the file of a model, and the release where all of them have one. */
function written(text: string, line: number): Pick<ExtractedModel, 'release' | 'source'> {
  if (!text.startsWith('# Written by dynamorm-cdk extract')) return {};
  const [, source] = /^\s*# (.+):\d+$/.exec(text.split('\n', line)[line - 2] ?? '') ?? [];
  const releases = new Set([...text.matchAll(/^# Release of .*: ((?:DynamORM|TableTheory) \d\S*?)(?:,| \(|$)/gm)].map(([, one]) => one));
  const [release] = releases.size === 1 ? releases : [];
  return { ...(source === undefined ? {} : { source }), ...(release === undefined ? {} : { release }) };
}

/** What is said of a document, and of the one that is written from it no more. */
function lost(document: ModelDocument): Finding[] {
  const kept = new Set(ModelDocument.fromString(document.toDms()).report.findings.map(({ code, message }) => `${code} ${message}`));
  return document.report.findings.filter(({ code, message }) => !kept.has(`${code} ${message}`));
}

/** Where each model stands, in the order of the document. */
async function placesIn(text: string, file: string): Promise<SourcePlace[]> {
  const { isMap, isSeq, LineCounter, parseDocument } = await import('yaml');
  const lineCounter = new LineCounter();
  const { contents } = parseDocument(text, { lineCounter });
  const list = isMap(contents) ? contents.get('models', true) : contents;
  const nodes = isSeq(list) ? list.items : [contents];
  return nodes.map((node) => {
    const { line, col } = lineCounter.linePos((node as { range?: [number, number, number] } | null)?.range?.[0] ?? 0);
    return { file, line, column: col };
  });
}
