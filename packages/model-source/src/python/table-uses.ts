import type { Node } from 'web-tree-sitter';
import type { Value } from '../values/value';
import { argumentsOf } from './arguments';
import { type Callers, keyOf } from './callers';
import type { Evaluator } from './evaluate';
import type { Code } from './module';
import { libraryOf } from './names';

/** The tables that `Table(MODEL, table_name=...)` says of a model that names none itself. */
export function tablesOfUses(model: Code, callers: Callers, evaluator: Evaluator): Value[] {
  const name = nameOf(model);
  const direct = model.node.parent?.parent;
  const calls =
    name === undefined
      ? direct?.type === 'call' && isTable({ node: direct, module: model.module }, evaluator)
        ? [{ node: direct, module: model.module }]
        : []
      : callers.callsNamed(name, evaluator, (call) => isTable(call, evaluator) && isOf(call, model, evaluator));
  return calls.flatMap((call) =>
    callers
      .framesOf(call, evaluator)
      .flatMap((frame) => evaluator.within(frame, () => argumentsOf(call, evaluator)?.named.get('table_name')?.value ?? [])),
  );
}

/** The name that the model is given. */
function nameOf({ node }: Code): string | undefined {
  const assignment = node.parent;
  const left = assignment?.type === 'assignment' ? assignment.childForFieldName('left') : undefined;
  return left?.type === 'identifier' ? left.text : undefined;
}

function isTable({ node, module }: Code, evaluator: Evaluator): boolean {
  const called = node.childForFieldName('function') as Node;
  const found = evaluator.names.resolve({
    node: called.type === 'subscript' ? (called.childForFieldName('value') as Node) : called,
    module,
  });
  return found.kind === 'foreign' && found.name === 'Table' && libraryOf(found) !== undefined;
}

/** Whether the first argument of a call is the model. */
function isOf(call: Code, model: Code, evaluator: Evaluator): boolean {
  const given = argumentsOf(call, evaluator);
  const first = given?.positional[0] ?? given?.named.get('model')?.code;
  const found = first && evaluator.names.resolve(first);
  return found?.kind === 'value' && keyOf(found.code) === keyOf(model);
}
