import { resolve } from 'node:path';
import type { Node } from 'web-tree-sitter';
import type { Evaluator } from './evaluate';
import type { Frame } from './functions';
import type { Code, Module } from './module';
import type { Modules } from './modules';

/** More functions within one another that hand their arguments on. */
const deepest = 4;

/** More calls of one function than anybody makes models by. */
const mostCalls = 500;

/** Finds what the callers of a function hand over, in all files that are read. */
export class Callers {
  private readonly known = new Map<string, Code[]>();
  private readonly holding = new Map<string, string[]>();

  /** @param texts the files that are read */
  constructor(
    private readonly texts: ReadonlyMap<string, string>,
    private readonly modules: Modules,
  ) {}

  /**
   * The frames that a call is evaluated in: one for each call of the function around it. There is none where no function with parameters
   * is around it, and where nobody calls that with what can be seen.
   */
  public framesOf(code: Code, evaluator: Evaluator, depth = 0): (Frame | undefined)[] {
    const around = functionAround(code);
    if (around === undefined || depth > deepest) return [undefined];
    const calls = this.callsOf(around, evaluator);
    if (calls.length === 0) return [evaluator.frameOfCall(undefined, around)];
    return calls.flatMap((call) =>
      this.framesOf(call, evaluator, depth + 1).map((frame) => evaluator.within(frame, () => evaluator.frameOfCall(call, around))),
    );
  }

  /** Every call in the files that are read of what has this name where it is declared. */
  public callsNamed(name: string, evaluator: Evaluator, isWanted: (call: Code, evaluator: Evaluator) => boolean): Code[] {
    return this.filesWith(name).flatMap((file) => {
      const module = this.modules.file(file);
      if (module === undefined) return [];
      return callsIn(name, this.texts.get(file) ?? '', module).filter((call) => isWanted(call, evaluator));
    });
  }

  private callsOf(of: Code, evaluator: Evaluator): Code[] {
    const key = keyOf(of);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const calls = this.callsNamed(of.node.childForFieldName('name')?.text ?? '', evaluator, ({ node, module }) => {
      const found = evaluator.names.resolve({ node: node.childForFieldName('function') as Node, module });
      return found.kind === 'nothing' && found.function !== undefined && keyOf(found.function) === key;
    }).slice(0, mostCalls);
    this.known.set(key, calls);
    return calls;
  }

  private filesWith(name: string): string[] {
    const known = this.holding.get(name) ?? [...this.texts].filter(([, text]) => text.includes(name)).map(([file]) => file);
    this.holding.set(name, known);
    return known;
  }
}

/** The calls of a name, plain or behind a dot, or with the name as an argument. */
function callsIn(name: string, text: string, module: Module): Code[] {
  const calls = new Map<number, Code>();
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    let node: Node | null = module.tree.rootNode.descendantForIndex(at, at + name.length);
    if (node?.text !== name) continue;
    while (node?.parent && /^(?:attribute|argument_list|keyword_argument)$/.test(node.parent.type)) node = node.parent;
    const call = node?.parent;
    if (call?.type === 'call') calls.set(call.startIndex, { node: call, module });
  }
  return [...calls.values()];
}

/** The function with parameters that code stands in; methods are called in ways of their own. */
function functionAround({ node, module }: Code): Code | undefined {
  for (let around = node.parent; around; around = around.parent) {
    if (around.type === 'class_definition') return undefined;
    if (around.type !== 'function_definition') continue;
    const isMethod = around.parent?.parent?.type === 'class_definition' || around.parent?.parent?.parent?.type === 'class_definition';
    const hasParameters = (around.childForFieldName('parameters')?.namedChildCount ?? 0) > 0;
    return hasParameters && !isMethod ? { node: around, module } : undefined;
  }
  return undefined;
}

/** What tells code from all other; paths of imports and of the caller may be written differently. */
export function keyOf({ node, module }: Code): string {
  return `${resolve(module.path)} ${node.startIndex}`;
}
