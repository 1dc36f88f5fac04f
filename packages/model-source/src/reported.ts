import { readFileSync } from 'node:fs';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { PlacesOf } from './places';

/** Findings as they are reported: each once, though several models share a class or constant, and with the line that it is about. */
export function reported(findings: Finding[]): Finding[] {
  const files = new Map<string, PlacesOf>();
  const once = new Map(findings.map((one) => [`${one.code} ${one.file}:${one.line}:${one.column} ${one.message}`, one]));
  return [...once.values()].map((one) => {
    if (one.file === undefined || one.line === undefined || one.column === undefined || one.excerpt !== undefined) return one;
    let places = files.get(one.file);
    if (places === undefined) {
      places = new PlacesOf(one.file, readFileSync(one.file, 'utf8').replace(/^\ufeff/, ''));
      files.set(one.file, places);
    }
    return { ...one, excerpt: places.excerpt({ file: one.file, line: one.line, column: one.column }) };
  });
}
