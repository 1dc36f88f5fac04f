import type { ExtractedModel, SourcePlace } from './extracted-model';

/** The place of a part of a model, or of the nearest part around it. */
export function nearestPlace({ place, places }: ExtractedModel, path: string): SourcePlace {
  for (let part = path; part !== ''; part = part.slice(0, Math.max(part.lastIndexOf('.'), part.lastIndexOf('['), 0))) {
    const found = places.get(part);
    if (found !== undefined) return found;
  }
  return place;
}
