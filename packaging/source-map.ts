import { readFileSync, writeFileSync } from 'node:fs';
import { decode, encode, type SourceMapSegment } from '@jridgewell/sourcemap-codec';

/**
 * Takes bundled libraries out of the map. They are not our sources, the bundle holds them as readable as they are published, and with them
 * the map would be twice the size.
 */
export function ownSourcesOnly(file: string): void {
  const map = JSON.parse(readFileSync(file, 'utf8'));
  const own: number[] = map.sources.flatMap((source: string, number: number) =>
    /\/node_modules\/|^index\.js$/.test(source) ? [] : [number],
  );
  const places = new Map(own.map((before, after) => [before, after]));
  const lines = decode(map.mappings).map((segments) => segments.map((segment) => moved(segment, places)).filter(isNeeded));
  const chosen = (list: string[]) => own.map((number) => list[number]);
  const changed = { ...map, sources: chosen(map.sources), sourcesContent: chosen(map.sourcesContent), mappings: encode(lines) };
  writeFileSync(file, JSON.stringify(changed));
}

/** The segment with the new number of its source, or one without a source. */
function moved(segment: SourceMapSegment, places: Map<number, number>): SourceMapSegment {
  if (segment.length === 1) return segment;
  const [column, source, ...rest] = segment;
  const place = places.get(source);
  return place === undefined ? [column] : ([column, place, ...rest] as SourceMapSegment);
}

/** A segment without a source ends the one before it, and is not needed after another such. */
function isNeeded(segment: SourceMapSegment, position: number, line: SourceMapSegment[]): boolean {
  return segment.length > 1 || (position > 0 && line[position - 1].length > 1);
}
