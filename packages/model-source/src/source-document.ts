import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { type Finding, ModelDocument, ModelValidator } from '@dynamorm-cdk/model-spec';
import { dmsEntry } from './dms-entry';
import type { ExtractedModel, Extraction, SourcePlace } from './extracted-model';
import { type LibraryUse, releaseSentence } from './library-use';
import { PlacesOf } from './places';

/** What findings call the document that stands between the source and the rules; users never see it. */
const marker = '<source code>';

/** What stands in for a file where there is none. */
const standardInput = '<stdin>';

/** A tree of YAML takes many times the memory of its text. */
const renderedAtOnce = 500;

/** The models of source code as a model document. What the rules find in it is said of the source. */
export class SourceDocument {
  /** The models, by table and name: how they are spread over files makes no difference. */
  private readonly models: ExtractedModel[];
  private readonly dmsVersion: string;
  private readonly releases: readonly LibraryUse[];
  private readonly files = new Map<string, PlacesOf>();

  constructor({ models, dmsVersion = '0.1', releases = [] }: Extraction) {
    this.models = [...models].sort(byTableAndName);
    this.dmsVersion = dmsVersion;
    this.releases = releases;
  }

  /** What the rules find, at its place in the source. */
  public findings(maxGlobalIndexes?: number): Finding[] {
    return ModelValidator.validateString(this.text(this.models), { fileName: marker, maxGlobalIndexes }).findings.map((one) =>
      this.locate(one),
    );
  }

  /** The document; it throws where the rules find errors. */
  public read(): ModelDocument {
    return ModelDocument.fromString(this.text(this.models), { fileName: marker });
  }

  /** The document as DMS, with a comment before each model that says where it comes from, seen from a directory. */
  public render(directory: string): string {
    let text = '';
    for (let at = 0; at < this.models.length; at += renderedAtOnce) {
      const some = this.models.slice(at, at + renderedAtOnce);
      let next = 0;
      const part = ModelDocument.fromString(this.text(some))
        .toDms()
        .replace(/^ {2}- name: .*$/gm, (line) => {
          const { file, line: number } = some[next++].place;
          return `  # ${shownFrom(directory, file)}:${number}\n${line}`;
        });
      text += at === 0 ? part : part.slice(part.indexOf('\n  # ') + 1);
    }
    const releases = this.releases
      .map((one) => `# Release of ${singleLine(releaseSentence(one, (file) => shownFrom(directory, file)))}\n`)
      .sort();
    return `# Written by dynamorm-cdk extract from the source code of the models. DO NOT EDIT.\n${releases.join('')}${text}`;
  }

  /** A finding about this document as one about the source; others stay as they are. */
  public locate(finding: Finding): Finding {
    if (finding.file !== marker) return finding;
    const { excerpt, line, column, file, path, ...said } = finding;
    const [, at, rest] = /^models\[(\d+)\]\.?(.*)$/.exec(path ?? '') ?? [];
    const found = at === undefined ? undefined : this.models[Number(at)];
    if (found === undefined) return { ...said, ...(path === undefined ? {} : { path }) };
    const place = nearestPlace(found, rest);
    const shown = this.excerpt(place);
    return {
      ...said,
      path: rest === '' ? found.model.name : `${found.model.name}.${rest}`,
      ...place,
      ...(shown === undefined ? {} : { excerpt: shown }),
    };
  }

  private text(models: ExtractedModel[]): string {
    return JSON.stringify({ dms_version: this.dmsVersion, models: models.map(({ model }) => dmsEntry(model)) });
  }

  private excerpt(place: SourcePlace): string | undefined {
    if (place.file === standardInput) return undefined;
    let places = this.files.get(place.file);
    if (places === undefined) {
      places = new PlacesOf(place.file, readFileSync(place.file, 'utf8').replace(/^\ufeff/, ''));
      this.files.set(place.file, places);
    }
    return places.excerpt(place);
  }
}

/** A comment ends with its line. */
function singleLine(text: string): string {
  return JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
}

/** A file as it is seen from a directory. Standard input is no file. */
function shownFrom(directory: string, file: string): string {
  return file === standardInput ? file : relative(directory, file).replaceAll('\\', '/');
}

/** The place of a part of a model, or of the nearest part around it. */
function nearestPlace({ place, places }: ExtractedModel, path: string): SourcePlace {
  for (let part = path; part !== ''; part = part.slice(0, Math.max(part.lastIndexOf('.'), part.lastIndexOf('['), 0))) {
    const found = places.get(part);
    if (found !== undefined) return found;
  }
  return place;
}

function byTableAndName({ model: a }: ExtractedModel, { model: b }: ExtractedModel): number {
  if (a.tableName !== b.tableName) return a.tableName < b.tableName ? -1 : 1;
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
