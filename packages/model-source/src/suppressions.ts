import { ModelValidator } from '@dynamorm-cdk/model-spec';
import type { ExtractedModel } from './extracted-model';
import { nearestPlace } from './nearest-place';

/** A comment in source code that suppresses findings of a line. */
export interface SourceSuppression {
  readonly file: string;
  /** The line whose findings it is for. */
  readonly target: number;
  readonly codes: readonly string[];
  /** Without one it suppresses nothing. */
  readonly reason?: string;
}

/** What rules of documents, and of documents against tables, are called; others are about the source alone. */
const ofDocuments = /^DYN-M\d{3}$/;

/**
 * A document with the suppressions of its source code, each as a comment above the line that the same finding has in the document. What
 * nothing is found for today stands above the part that was declared in the line: it may be for a comparison with a table.
 */
export function carried(text: string, models: readonly ExtractedModel[], suppressions: readonly SourceSuppression[]): string {
  const given = suppressions.filter(({ codes, reason }) => reason !== undefined && codes.some((code) => ofDocuments.test(code)));
  if (given.length === 0) return text;
  const lines = text.split('\n');
  const above = new Map<number, Set<string>>();
  const add = (line: number, code: string, reason: string | undefined): void => {
    const known = above.get(line) ?? new Set();
    known.add(`dynamorm-cdk-ignore ${code}: ${reason}`);
    above.set(line, known);
  };
  const found = ModelValidator.validateString(text).findings;
  const parts = partsIn(lines, models);
  for (const { file, target, codes, reason } of given) {
    for (const code of codes.filter((one) => ofDocuments.test(one))) {
      const own = found.filter((one) => {
        const [, at, rest] = /^models\[(\d+)\]\.?(.*)$/.exec(one.path ?? '') ?? [];
        const model = at === undefined ? undefined : models[Number(at)];
        const place = model && nearestPlace(model, rest);
        return one.code === code && one.line !== undefined && place?.file === file && place.line === target;
      });
      for (const { line } of own) add(line ?? 1, code, reason);
      const part = parts.get(`${file}:${target}`);
      if (own.length === 0 && part !== undefined) add(part, code, reason);
    }
  }
  return lines.flatMap((line, at) => [...[...(above.get(at + 1) ?? [])].map((one) => `${/^ */.exec(line)?.[0]}# ${one}`), line]).join('\n');
}

/** The lines of the document in which models and attributes begin, by the lines of the source that declare them. */
function partsIn(lines: readonly string[], models: readonly ExtractedModel[]): Map<string, number> {
  const parts = new Map<string, number>();
  let model = -1;
  let attribute = -1;
  for (const [at, line] of lines.entries()) {
    if (/^ {2}- /.test(line)) {
      model++;
      attribute = -1;
    } else if (/^ {6}- attribute: /.test(line)) attribute++;
    else continue;
    const of = models[model];
    const place = attribute < 0 ? of?.place : of?.places.get(`attributes[${attribute}]`);
    const key = place && `${place.file}:${place.line}`;
    if (key !== undefined && !parts.has(key)) parts.set(key, at + 1);
  }
  return parts;
}
