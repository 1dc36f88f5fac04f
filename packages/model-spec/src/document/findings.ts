import { createCollector, inDocumentOrder } from '@dynamorm-cdk/core/diagnostics';
import type { Finding } from '../finding/finding';
import type { Rule } from '../finding/rule';
import { joinPath, Node, type Place } from './node';
import { sourcePlaceOf } from './origins';
import type { Keys } from './places';
import { positionOf } from './position';

/** What a rule says about one place. */
export interface Details {
  /** Keys below a node; they may be absent, and then the nearest existing node is shown. */
  readonly below?: Keys;
  /** Show the node's key instead of its value. */
  readonly atKey?: boolean;
  readonly message: string;
  readonly expected?: string;
  readonly found?: string;
  /** A function where finding the words takes time. */
  readonly hint?: string | (() => string | undefined);
}

/** Hints that are searched for in one document. Nobody fixes more at a time, and a hostile document must not take minutes. */
const mostSearches = 1000;

/** Gathers what the rules find, each at its place in the document. */
export class Findings {
  private readonly collector = createCollector<Finding>();
  private searches = 0;

  public add(rule: Rule, place: Place | undefined, { below = [], atKey, hint, ...said }: Details): void {
    const { shown, path } = place instanceof Node ? resolve(place, below) : { shown: place, path: place?.path ?? '' };
    const position = shown && positionOf(shown.source, offsetOf(shown, atKey));
    const source = shown && position && sourcePlaceOf(shown.source, position.line, path);
    this.collector.add(rule, { ...said, hint: this.found(hint), path: path || undefined, file: shown?.source.file, ...position, source });
  }

  private found(hint: Details['hint']): string | undefined {
    if (typeof hint !== 'function') return hint;
    return this.searches++ < mostSearches ? hint() : undefined;
  }

  public get hasErrors(): boolean {
    return this.collector.hasErrors;
  }

  /** In the order of the document; what has no place in it comes last. */
  public get sorted(): Finding[] {
    return inDocumentOrder(this.collector.all);
  }
}

function offsetOf(place: Place, atKey = false): number {
  const keyAt = atKey && place instanceof Node ? place.keyAt : -1;
  return keyAt >= 0 ? keyAt : place.offset;
}

/** The nearest existing node at or above a path below a node, and the whole path as text. */
function resolve(start: Node, below: Keys): { shown: Node; path: string } {
  const { node, left } = start.below(below);
  return { shown: node, path: left.reduce(joinPath, node.path) };
}
