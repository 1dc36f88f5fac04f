import type { Finding } from '@dynamorm-cdk/model-spec';
import type { Node } from 'web-tree-sitter';
import { finding } from '../codes';
import type { Evaluator } from './evaluate';
import { type Code, type Module, placeOf } from './module';
import { libraryOf } from './names';

/** What the library calls the method that makes a model of a class. */
const method = 'from_dataclass';

/** The calls of `ModelDefinition.from_dataclass` in a file, and what is said where the method itself is handed on. */
export function modelCalls(text: string, module: Module, evaluator: Evaluator): { readonly calls: Node[]; readonly handedOn: Finding[] } {
  const calls: Node[] = [];
  const handedOn: Finding[] = [];
  // Found by the name in the text: looking at every node of a file takes longer than parsing it.
  for (let at = text.indexOf(method); at >= 0; at = text.indexOf(method, at + 1)) {
    const attribute = module.tree.rootNode.descendantForIndex(at, at + method.length)?.parent;
    if (attribute?.type !== 'attribute' || attribute.childForFieldName('attribute')?.text !== method) continue;
    if (!isOfLibrary({ node: attribute.childForFieldName('object') as Node, module }, evaluator)) continue;
    const call = attribute.parent;
    if (call?.type === 'call' && call.startIndex === attribute.startIndex) calls.push(call);
    else handedOn.push(isHandedOn({ node: attribute, module }));
  }
  return { calls, handedOn };
}

function isHandedOn(code: Code): Finding {
  return finding('DYN-C261', {
    message: `\`${code.node.text}\` is handed on here: the models that are made with it cannot be known from the source.`,
    ...placeOf(code),
    hint: 'Call it with each class.',
  });
}

/** Whether an expression is `ModelDefinition`, `ModelDefinition[Order]`, or a class that inherits the method. */
function isOfLibrary({ node, module }: Code, evaluator: Evaluator, depth = 0): boolean {
  const named = node.type === 'subscript' ? (node.childForFieldName('value') as Node) : node;
  const found = evaluator.names.resolve({ node: named, module });
  if (found.kind === 'foreign') {
    // A package that is not here may hand the library on under its own name.
    return found.name === 'ModelDefinition' && (libraryOf(found) !== undefined || evaluator.names.isElsewhere(found.module, module));
  }
  if (found.kind !== 'class' || depth > 8) return false;
  const { node: definition, module: home } = found.code;
  const isOwn = definition.childForFieldName('body')?.namedChildren.some((one) => nameOfFunction(one) === method) ?? false;
  const bases = definition.childForFieldName('superclasses')?.namedChildren ?? [];
  return (
    !isOwn && bases.some((base) => base.type !== 'keyword_argument' && isOfLibrary({ node: base, module: home }, evaluator, depth + 1))
  );
}

function nameOfFunction(statement: Node): string | undefined {
  const definition = statement.type === 'decorated_definition' ? statement.childForFieldName('definition') : statement;
  return definition?.type === 'function_definition' ? definition.childForFieldName('name')?.text : undefined;
}
