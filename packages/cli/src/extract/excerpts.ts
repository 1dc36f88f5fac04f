import { readFileSync } from 'node:fs';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { PlacesOf } from './places';

/** Findings with the line that each is about. */
export function withExcerpts(findings: Finding[]): Finding[] {
  const files = new Map<string, PlacesOf>();
  return findings.map((one) => {
    if (one.file === undefined || one.line === undefined || one.column === undefined || one.excerpt !== undefined) return one;
    let places = files.get(one.file);
    if (places === undefined) {
      places = new PlacesOf(one.file, readFileSync(one.file, 'utf8').replace(/^\ufeff/, ''));
      files.set(one.file, places);
    }
    return { ...one, excerpt: places.excerpt({ file: one.file, line: one.line, column: one.column }) };
  });
}
