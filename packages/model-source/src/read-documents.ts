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
      for (const one of report.errors) findings.push(one);
      continue;
    }
    const document = ModelDocument.fromString(text, { fileName: name });
    const found = await placesIn(text, name);
    models.push(
      ...document.models.map((model, at): ExtractedModel => {
        const { place, places } = found[at] ?? { place: { file: name, line: 1, column: 1 }, places: new Map() };
        return { model, place, places, ...(model.libraryRelease === undefined ? {} : { release: model.libraryRelease }) };
      }),
    );
    for (const one of lost(document)) findings.push(one);
    if (document.dmsVersion === '0.2') dmsVersion = '0.2';
  }
  return { models, findings, dmsVersion };
}

/** What is said of a document, and of the one that is written from it no more. */
function lost(document: ModelDocument): Finding[] {
  const kept = new Set(ModelDocument.fromString(document.toDms()).report.findings.map(({ code, message }) => `${code} ${message}`));
  return document.report.findings.filter(({ code, message }) => !kept.has(`${code} ${message}`));
}

/** Where a model and its parts stand. */
interface Places {
  readonly place: SourcePlace;
  readonly places: ReadonlyMap<string, SourcePlace>;
}

/** How deep parts have places of their own: `indexes[0].partition` is the deepest that findings name. */
const deepest = 3;

/** Where each model stands, in the order of the document. */
async function placesIn(text: string, file: string): Promise<Places[]> {
  const { isMap, isScalar, isSeq, LineCounter, parseDocument } = await import('yaml');
  const lineCounter = new LineCounter();
  const { contents } = parseDocument(text, { lineCounter });
  const list = isMap(contents) ? contents.get('models', true) : contents;
  const placeOf = (node: unknown): SourcePlace => {
    const { line, col } = lineCounter.linePos((node as { range?: [number, number, number] } | null)?.range?.[0] ?? 0);
    return { file, line, column: col };
  };
  return (isSeq(list) ? list.items : [contents]).map((model) => {
    const places = new Map<string, SourcePlace>();
    const walk = (node: unknown, path: string, depth: number): void => {
      if (depth > deepest) return;
      if (isMap(node)) {
        for (const { key, value } of node.items) {
          const name = isScalar(key) ? String(key.value) : '';
          const below = path === '' ? name : `${path}.${name}`;
          places.set(below, placeOf(isScalar(value) ? value : key));
          walk(value, below, depth + 1);
        }
      } else if (isSeq(node)) {
        node.items.forEach((item, at) => {
          places.set(`${path}[${at}]`, placeOf(item));
          walk(item, `${path}[${at}]`, depth + 1);
        });
      }
    };
    walk(model, '', 0);
    return { place: placeOf(model), places };
  });
}
