import type { ClassDeclaration, ClassExpression, Node } from '@babel/types';
import type { SourcePlace } from '../extracted-model';
import { scalar, unknown, type Value } from '../values/value';
import type { Evaluating } from './evaluating';
import { resultOf, scopeOfCall } from './functions';
import { placeOf } from './module';
import { keyOf, type Scope } from './scope';
import { walk } from './walk';

type Class = ClassDeclaration | ClassExpression;

/** The fields that a class has itself: those with values, and what its getters give. */
export function staticsOf(node: Class, scope: Scope, place: SourcePlace, evaluating: Evaluating): Value {
  const entries = membersOf(node, true, scope, evaluating);
  for (const [name, why] of setElsewhere(node, true)) entries.set(name, unknown(why, place));
  return { kind: 'mapping', entries, place };
}

/** The fields of a new instance, as far as its class and its constructor say them. */
export function instanceOf(node: Class, given: readonly Value[], scope: Scope, place: SourcePlace, evaluating: Evaluating): Value {
  if (node.superClass) return unknown('is an instance of a class that extends another one', place);
  const entries = membersOf(node, false, scope, evaluating);
  for (const member of node.body.body) {
    if (member.type !== 'ClassMethod' || member.kind !== 'constructor') continue;
    const inner = scopeOfCall(member, scope, given, evaluating);
    for (const parameter of member.params) {
      if (parameter.type !== 'TSParameterProperty') continue;
      const target = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
      if (target.type === 'Identifier') entries.set(target.name, evaluating.evaluate(target, inner));
    }
    for (const statement of member.body.body) {
      if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') continue;
      const { left, right } = statement.expression;
      if (left.type !== 'MemberExpression' || left.object.type !== 'ThisExpression' || left.computed) continue;
      entries.set(keyOf(left.property) ?? '', evaluating.evaluate(right, inner));
    }
  }
  for (const [name, why] of setElsewhere(node, false)) entries.set(name, unknown(why, place));
  return { kind: 'mapping', entries, place };
}

/** The fields that methods set, or the constructor on a condition. */
function setElsewhere(node: Class, isStatic: boolean): Map<string, string> {
  const names = new Map<string, string>();
  for (const member of node.body.body) {
    if (member.type !== 'ClassMethod' && member.type !== 'ClassProperty' && member.type !== 'StaticBlock') continue;
    if ((member.type === 'StaticBlock' || Boolean(member.static)) !== isStatic) continue;
    const isConstructor = member.type === 'ClassMethod' && member.kind === 'constructor';
    const plain = new Set<Node>(
      isConstructor ? member.body.body.flatMap((one) => (one.type === 'ExpressionStatement' ? one.expression : [])) : [],
    );
    walk(member, (one) => {
      if (one.type !== 'AssignmentExpression' || one.left.type !== 'MemberExpression' || one.left.object.type !== 'ThisExpression') return;
      const name = keyOf(one.left.property as Node) ?? '';
      if (!plain.has(one)) names.set(name, `takes \`${name}\`, which a method or a condition sets`);
    });
  }
  return names;
}

function membersOf(node: Class, isStatic: boolean, scope: Scope, evaluating: Evaluating): Map<string, Value> {
  const entries = new Map<string, Value>();
  for (const member of node.body.body) {
    if (member.type !== 'ClassProperty' && member.type !== 'ClassMethod') continue;
    const name = member.computed ? undefined : keyOf(member.key as Node);
    if (name === undefined || Boolean(member.static) !== isStatic) continue;
    const place = placeOf(member, scope.path);
    if (member.type === 'ClassProperty') entries.set(name, member.value ? evaluating.evaluate(member.value, scope) : scalar(null, place));
    else if (member.kind === 'get') {
      entries.set(name, resultOf(member, scopeOfCall(member, scope, [], evaluating), evaluating) ?? unknown('is never made', place));
    }
  }
  return entries;
}
