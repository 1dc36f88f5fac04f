import { joinPath, type Node } from '../document/node';
import { positionOf } from '../document/position';
import type { Finding } from '../finding';
import type { Rule } from '../rules/rule';
import { Severity } from '../severity';

/** What a rule says about one place. */
export interface Details {
  /** Keys below the node; they may be absent, and then the nearest existing node is shown. */
  readonly below?: (string | number)[];
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

/** What the caller raises or silences, by code. */
export interface FindingPolicy {
  readonly severities?: { [code: string]: Severity };
  readonly silenced?: string[];
}

/** Gathers what the rules find. */
export class Findings {
  private readonly all: Finding[] = [];
  private searches = 0;
  private readonly silenced: Set<string>;
  private readonly severities: Map<string, Severity>;

  constructor(policy: FindingPolicy = {}) {
    this.silenced = new Set(policy.silenced);
    this.severities = new Map(Object.entries(policy.severities ?? {}));
  }

  public add(rule: Rule, node: Node | undefined, details: Details): void {
    if (this.silenced.has(rule.code)) return;
    const { shown, path } = resolve(node, details.below ?? []);
    const position = shown && positionOf(shown.source, details.atKey && shown.keyAt >= 0 ? shown.keyAt : shown.offset);
    const hint = this.hintOf(details);
    this.all.push({
      code: rule.code,
      severity: this.severities.get(rule.code) ?? rule.severity,
      message: details.message,
      ...(path ? { path } : {}),
      ...(shown?.source.file === undefined ? {} : { file: shown.source.file }),
      ...(position ?? {}),
      ...(details.expected === undefined ? {} : { expected: details.expected }),
      ...(details.found === undefined ? {} : { found: details.found }),
      ...(hint === undefined ? {} : { hint }),
    });
  }

  private hintOf({ hint }: Details): string | undefined {
    if (typeof hint !== 'function') return hint;
    return this.searches++ < mostSearches ? hint() : undefined;
  }

  public get hasErrors(): boolean {
    return this.all.some((finding) => finding.severity === Severity.ERROR);
  }

  /** In the order of the document; what has no place in it comes last. */
  public get sorted(): Finding[] {
    const last = Number.MAX_SAFE_INTEGER;
    return [...this.all].sort((a, b) => (a.line ?? last) - (b.line ?? last) || (a.column ?? last) - (b.column ?? last));
  }
}

/** The nearest existing node at or above a path below a node, and the whole path as text. */
function resolve(node: Node | undefined, below: (string | number)[]): { shown?: Node; path: string } {
  if (!node) return { path: '' };
  let shown = node;
  let at = 0;
  for (; at < below.length; at++) {
    const key = below[at];
    const next: Node | undefined =
      typeof key === 'string' ? shown.field(key) : Array.isArray(shown.content) ? shown.content[key] : undefined;
    if (!next) break;
    shown = next;
  }
  let path = shown.path;
  for (; at < below.length; at++) path = joinPath(path, below[at]);
  return { shown, path };
}
