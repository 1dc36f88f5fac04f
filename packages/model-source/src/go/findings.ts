import type { Details } from '@dynamorm-cdk/core/diagnostics';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { type Code, finding } from '../codes';
import type { SourcePlace } from '../extracted-model';
import { PlacesOf } from '../places';

/** Something in a file that a finding is about. */
export interface Spot {
  readonly file: { readonly path: string; readonly text: string };
  readonly offset: number;
}

/** Gathers findings about source files; one that was made already, of a struct that several models embed, is not made again. */
export class SourceFindings {
  public readonly all: Finding[] = [];
  private readonly made = new Set<string>();
  private readonly files = new Map<string, PlacesOf>();

  /** Makes a finding, unless it was made already. */
  public add(code: Code, { file, offset }: Spot, details: Details): Finding {
    const one = finding(code, details);
    const key = `${code} ${file.path} ${offset} ${details.message}`;
    if (this.made.has(key)) return one;
    this.made.add(key);
    const places = this.placesIn(file);
    const place = places.at(offset);
    this.all.push({ ...one, ...place, excerpt: places.excerpt(place) });
    return one;
  }

  /** A finding about a file that has no text to point into, or about none. */
  public addPlain(code: Code, details: Details): void {
    this.all.push(finding(code, details));
  }

  /** A finding that was made elsewhere. */
  public take(finding: Finding): void {
    this.all.push(finding);
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

/** The findings of one model: some of them were made for another model already, and keep this one out of the document all the same. */
export class ModelFindings {
  private errors = false;

  constructor(private readonly all: SourceFindings) {}

  public get hasErrors(): boolean {
    return this.errors;
  }

  public add(code: Code, spot: Spot, details: Details): void {
    if (this.all.add(code, spot, details).severity === 'error') this.errors = true;
  }

  public placeOf(spot: Spot): SourcePlace {
    return this.all.placeOf(spot);
  }
}
