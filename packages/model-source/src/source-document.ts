import { readFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { type Finding, ModelDocument, ModelValidator } from '@dynamorm-cdk/model-spec';
import { dmsEntry } from './dms-entry';
import type { ExtractedModel, Extraction, SourcePlace } from './extracted-model';
import { type LibraryUse, releaseSentence } from './library-use';
import { nearestPlace } from './nearest-place';
import { originComment } from './origin-comment';
import { PlacesOf } from './places';
import { commitAt, filesOf, hashOf } from './provenance';
import { renderEntry } from './render-entry';
import { carried, type SourceSuppression } from './suppressions';

/** What findings call the document that stands between the source and the rules; users never see it. */
const marker = '<source code>';

/** What stands in for a file where there is none. */
const standardInput = '<stdin>';

/** The models of source code as a model document. What the rules find in it is said of the source. */
export class SourceDocument {
  /** The models, by table and name: how they are spread over files makes no difference. */
  private readonly models: ExtractedModel[];
  private readonly dmsVersion: string;
  private readonly releases: readonly LibraryUse[];
  private readonly files = new Map<string, PlacesOf>();
  private document: ModelDocument | undefined;
  private tried = false;

  constructor({ models, dmsVersion = '0.1', releases = [] }: Extraction) {
    this.models = [...models].sort(byTableAndName);
    this.dmsVersion = dmsVersion;
    this.releases = releases;
  }

  /** What the rules find, at its place in the source. */
  public findings(maxGlobalIndexes?: number): Finding[] {
    const found = maxGlobalIndexes === undefined ? this.whole?.report.findings : undefined;
    return (found ?? this.judged(maxGlobalIndexes)).map((one) => this.locate(one));
  }

  /** The document; it throws where the rules find errors. */
  public read(): ModelDocument {
    return this.whole ?? ModelDocument.fromObject(this.entries(this.models), { fileName: marker });
  }

  /**
   * The document as DMS. Comments say where each model comes from, seen from a directory, and which findings the source code suppresses.
   * What the rules find is no matter here: the caller may have silenced it.
   */
  public render(directory: string, suppressions: readonly SourceSuppression[] = []): string {
    const shown = (file: string): string => shownFrom(directory, file);
    const releases = this.releases.map((one) => `# Release of ${singleLine(releaseSentence(one, shown))}\n`).sort();
    const parts = this.models.map((one) => `  # ${singleLine(originComment(one, shown))}\n${renderEntry(dmsEntry(one.model))}`);
    const head = `dms_version: ${JSON.stringify(this.dmsVersion)}\nmodels:\n`;
    const first = '# Written by dynamorm-cdk extract from the source code of the models. DO NOT EDIT.\n';
    const text = `${first}${releases.join('')}${this.sources}${head}${parts.join('')}`;
    return carried(text, this.models, suppressions);
  }

  /** Which state of the source code it is. */
  private get sources(): string {
    const files = filesOf(this.models);
    if (files.length === 0) return '';
    const commit = commitAt(dirname(files[0]));
    return `# Sources: ${commit === undefined ? '' : `commit ${commit}, `}sha256 ${hashOf(files)}\n`;
  }

  /** A finding about this document as one about the source; others stay as they are. */
  public locate(finding: Finding): Finding {
    if (finding.file !== marker) return finding;
    const { excerpt, line, column, file, path, ...details } = finding;
    const { hint } = finding;
    const said = { ...details, message: this.placed(finding.message), ...(hint === undefined ? {} : { hint: this.placed(hint) }) };
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

  /** A sentence that names parts of the document, with their places in the source instead. */
  private placed(message: string): string {
    return message.replace(/\bmodels\[(\d+)\](?:\.([\w.[\]]*\w\]?))?/g, (whole, at: string, part = '') => {
      const found = this.models[Number(at)];
      if (found === undefined) return whole;
      const { file, line } = nearestPlace(found, part);
      return `${file}:${line}`;
    });
  }

  /** The document, where the rules find no errors in it; it is read once. */
  private get whole(): ModelDocument | undefined {
    if (this.tried) return this.document;
    this.tried = true;
    try {
      this.document = ModelDocument.fromObject(this.entries(this.models), { fileName: marker });
    } catch {
      // Its errors are asked for one by one.
    }
    return this.document;
  }

  private judged(maxGlobalIndexes: number | undefined): Finding[] {
    return ModelValidator.validateString(JSON.stringify(this.entries(this.models)), { fileName: marker, maxGlobalIndexes }).findings;
  }

  private entries(models: ExtractedModel[]): object {
    return { dms_version: this.dmsVersion, models: models.map(({ model }) => dmsEntry(model)) };
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

function byTableAndName({ model: a }: ExtractedModel, { model: b }: ExtractedModel): number {
  if (a.tableName !== b.tableName) return a.tableName < b.tableName ? -1 : 1;
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
