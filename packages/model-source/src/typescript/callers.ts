import { resolve } from 'node:path';
import { functionOf } from './callee';
import type { Evaluator } from './evaluate';
import { scopeOfCall } from './functions';
import { callsIn, type FoundCall, type FunctionAround, functionAround, scopeWithin } from './model-calls';
import type { Modules } from './modules';
import type { Renames } from './renames';
import type { Scope } from './scope';

/** More functions within one another that hand their arguments on. */
const deepest = 4;

/** More calls of one function than anybody makes models by. */
const mostCalls = 500;

/** Finds what the callers of a function hand over, in all files that are read. */
export class Callers {
  private readonly known = new Map<string, FoundCall[]>();

  constructor(
    private readonly renames: Renames,
    private readonly modules: Modules,
  ) {}

  /** Whether a call stands in a function that somebody calls in the files that are read. */
  public isCalled(found: FoundCall): boolean {
    const around = functionAround(found);
    return around !== undefined && this.callsOf(around, found.scope.path).length > 0;
  }

  /**
   * The scopes that a call stands in: one for each call of the function around it, where its arguments are known. Where nobody calls the
   * function, or no function with parameters is around, it is the one that the file says.
   */
  public scopesOf(found: FoundCall, evaluator: Evaluator, depth = 0): Scope[] {
    const around = functionAround(found);
    if (around === undefined || depth > deepest) return [found.scope];
    const calls = this.callsOf(around, found.scope.path);
    const outside = around.step.above?.scope ?? found.scope;
    const within = (given: Parameters<typeof scopeOfCall>[2]): Scope =>
      scopeWithin(found, around, scopeOfCall(around.node, outside, given, evaluator));
    if (calls.length === 0) return [around.node.params.every(mayBeMissing) ? within([]) : found.scope];
    return calls.flatMap((one) =>
      this.scopesOf(one, evaluator, depth + 1).flatMap((scope) => {
        const given = evaluator.valuesOf(one.call.arguments, scope);
        return given === undefined ? [found.scope] : [within(given)];
      }),
    );
  }

  private callsOf({ node, name }: FunctionAround, path: string): FoundCall[] {
    const key = `${path} ${node.start}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const own = resolve(path);
    const calls = [...this.renames.of(name).files].flatMap((file) => {
      const module = this.modules.module(file);
      if (module === undefined) return [];
      return callsIn(module, (callee, scope) => {
        const called = functionOf(callee, scope, this.modules);
        return called !== undefined && called.node.start === node.start && resolve(called.scope.path) === own;
      });
    });
    const some = calls.slice(0, mostCalls);
    this.known.set(key, some);
    return some;
  }
}

function mayBeMissing(parameter: { readonly type: string }): boolean {
  return parameter.type === 'AssignmentPattern' || ('optional' in parameter && parameter.optional === true);
}
