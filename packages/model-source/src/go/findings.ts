import type { Finding, Severity } from '@dynamorm-cdk/model-spec';
import { type FindingCode, finding } from '../codes';
import type { SourcePlace } from '../extracted-model';
import { PlacesOf } from '../places';

/** Something in a file that a finding is about. */
export interface Spot {
  readonly file: { readonly path: string; readonly text: string };
  readonly offset: number;
}

/** What a finding says. */
export interface Said {
  readonly message: string;
  readonly hint?: string;
  readonly expected?: string;
  readonly found?: string;
  /** Another weight than that of the code. */
  readonly severity?: `${Severity}`;
}

/** Gathers findings about source files; one that was made already, of a struct that several models embed, is not made again. */
export class SourceFindings {
  public readonly all: Finding[] = [];
  private readonly made = new Set<string>();
  private readonly files = new Map<string, PlacesOf>();
  private errorCount = 0;

  /** How many errors were found, those that were known already included. */
  public get errors(): number {
    return this.errorCount;
  }

  public add(code: FindingCode, { file, offset }: Spot, said: Said): void {
    const one = made(code, said);
    if (one.severity === 'error') this.errorCount++;
    const key = `${code} ${file.path} ${offset} ${said.message}`;
    if (this.made.has(key)) return;
    this.made.add(key);
    const places = this.placesIn(file);
    const place = places.at(offset);
    this.all.push({ ...one, ...place, excerpt: places.excerpt(place) });
  }

  /** A finding about a file that has no text to point into, or about none. */
  public addPlain(code: FindingCode, said: Said & { readonly file?: string }): void {
    this.all.push(made(code, said));
  }

  public placeOf({ file, offset }: Spot): SourcePlace {
    return this.placesIn(file).at(offset);
  }

  private placesIn(file: Spot['file']): PlacesOf {
    let places = this.files.get(file.path);
    if (places === undefined) {
      places = new PlacesOf(file.path, file.text);
      this.files.set(file.path, places);
    }
    return places;
  }
}

function made(code: FindingCode, { severity, ...said }: Said): Finding {
  return finding(code, severity === undefined ? said : { ...said, severity: severity as Severity });
}
