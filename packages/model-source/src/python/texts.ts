import type { Node } from 'web-tree-sitter';
import type { SourcePlace } from '../extracted-model';
import { joined } from '../values/joined';
import { scalar, unknown, type Value } from '../values/value';
import type { Evaluating } from './evaluating';
import { piecesOf } from './literals';
import type { Code } from './module';

/** A text, which may be written in several parts and as an f-string. */
export function text(strings: Node[], at: (node: Node) => Code, place: SourcePlace, evaluating: Pick<Evaluating, 'evaluate'>): Value {
  const parts: Value[] = [];
  for (const string of strings) {
    const pieces = piecesOf(string);
    if (!pieces) return unknown('is no plain text', place);
    parts.push(...pieces.map((piece) => (typeof piece === 'string' ? scalar(piece, place) : printed(at(piece), place, evaluating))));
  }
  return joined(parts, place, false);
}

/** What an f-string makes of a value: of a member of an enum, its text or its name, by the kind of enum and the version of Python. */
function printed(code: Code, place: SourcePlace, evaluating: Pick<Evaluating, 'evaluate'>): Value {
  const value = evaluating.evaluate(code);
  return value.kind === 'scalar' && value.ofEnum
    ? unknown(`prints \`${code.node.text}\`, a member of an enum: take its \`.value\``, place)
    : value;
}
