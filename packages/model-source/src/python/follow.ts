import type { Node } from 'web-tree-sitter';
import { triedInTurn } from '../values/suppositions';
import { scalar, unknown, type Value } from '../values/value';
import type { Frame } from './functions';
import { type Code, placeOf } from './module';

/** Where a statement leads to: on to the next one, or out of the function with a value. Without a value the program ends. */
type Way = 'on' | { readonly value?: Value };

/** What following a function needs of who finds values. */
interface Following {
  evaluate(code: Code): Value;
  truthOf(value: Value): boolean | undefined;
  /** Runs what raises an error where an environment variable is not set; undefined where it does. */
  trying<T>(act: () => T): T | undefined;
}

/** What a call of a function gives; undefined where it never comes back. `variables` are those of the frame, and are given values. */
export function resultOf({ node, module }: Code, variables: Map<string, Value>, following: Following): Value | undefined {
  const body = node.childForFieldName('body');
  if (!body) return unknown('is what a call gives', placeOf({ node, module }));
  if (node.type === 'lambda') return following.evaluate({ node: body, module });
  const way = block({ node: body, module }, variables, following);
  return way === 'on' ? scalar(null, placeOf({ node, module })) : way.value;
}

function block({ node, module }: Code, variables: Map<string, Value>, following: Following): Way {
  for (const statement of node.namedChildren) {
    const way = follow({ node: statement, module }, variables, following);
    if (way !== 'on') return way;
  }
  return 'on';
}

function follow(code: Code, variables: Map<string, Value>, following: Following): Way {
  const { node, module } = code;
  const at = (one: Node): Code => ({ node: one, module });
  switch (node.type) {
    case 'comment':
    case 'pass_statement':
    case 'import_statement':
    case 'import_from_statement':
    case 'function_definition':
    case 'class_definition':
    case 'global_statement':
    case 'assert_statement':
      return 'on';
    case 'return_statement': {
      const [value] = node.namedChildren;
      return { value: value ? following.evaluate(at(value)) : scalar(null, placeOf(code)) };
    }
    case 'raise_statement':
      return {};
    case 'expression_statement':
      return node.namedChild(0) ? expression(at(node.namedChild(0) as Node), variables, following) : 'on';
    case 'if_statement':
      return branch(code, variables, following);
    case 'try_statement':
      return attempt(code, variables, following);
    case 'match_statement':
      return choose(code, variables, following);
    default:
      return { value: unknown('is made by statements that are not followed', placeOf(code)) };
  }
}

function expression(code: Code, variables: Map<string, Value>, following: Following): Way {
  const { node, module } = code;
  if (node.type === 'call') return /^(?:sys\.)?exit$|^os\._exit$/.test(node.childForFieldName('function')?.text ?? '') ? {} : 'on';
  if (node.type !== 'assignment') return node.type === 'augmented_assignment' ? changed(code, variables) : 'on';
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  if (!right) return 'on';
  if (left?.type === 'identifier') variables.set(left.text, following.evaluate({ node: right, module }));
  else
    for (const { text } of left?.descendantsOfType('identifier') ?? []) {
      const isPattern = left?.type !== 'subscript' && left?.type !== 'attribute';
      variables.set(
        text,
        unknown(isPattern ? 'is a part of something' : `uses \`${text}\`, which is changed after it is made`, placeOf(code)),
      );
    }
  return 'on';
}

/** `name += value`. */
function changed(code: Code, variables: Map<string, Value>): Way {
  const name = code.node.childForFieldName('left')?.text ?? '';
  variables.set(name, unknown(`uses \`${name}\`, which is changed`, placeOf(code)));
  return 'on';
}

function branch({ node, module }: Code, variables: Map<string, Value>, following: Following): Way {
  const arms = [node, ...node.childrenForFieldName('alternative')];
  for (const arm of arms) {
    const body = arm.childForFieldName(arm.type === 'else_clause' ? 'body' : 'consequence');
    const condition = arm.childForFieldName('condition');
    const holds = condition ? following.truthOf(following.evaluate({ node: condition, module })) : true;
    if (holds === undefined) return { value: unknown('depends on a condition', placeOf({ node: condition ?? node, module })) };
    if (holds) return body ? block({ node: body, module }, variables, following) : 'on';
  }
  return 'on';
}

/** `try` around what raises an error where an environment variable is not set. */
function attempt({ node, module }: Code, variables: Map<string, Value>, following: Following): Way {
  const body = node.childForFieldName('body');
  const handler = node.namedChildren.find(({ type }) => type === 'except_clause')?.namedChildren.find(({ type }) => type === 'block');
  const place = placeOf({ node, module });
  if (!body || !handler) return { value: unknown('is made by statements that are not followed', place) };
  const way = following.trying(() => block({ node: body, module }, variables, following));
  return way === undefined || (way !== 'on' && way.value === undefined) ? block({ node: handler, module }, variables, following) : way;
}

/** `match` over a text that is known. */
function choose({ node, module }: Code, variables: Map<string, Value>, following: Following): Way {
  const subject = node.childForFieldName('subject');
  const value = subject && following.evaluate({ node: subject, module });
  const cases = node.childForFieldName('body')?.namedChildren ?? [];
  for (const one of value?.kind === 'scalar' ? cases : []) {
    const [pattern] = one.namedChildren;
    const consequence = one.childForFieldName('consequence');
    const literal = pattern?.namedChild(0);
    const isAny = pattern?.text === '_';
    if (one.type !== 'case_clause' || one.childForFieldName('guard') || !consequence || (!isAny && literal?.type !== 'string')) break;
    const other = isAny || !literal ? value : following.evaluate({ node: literal, module });
    if (other?.kind !== 'scalar' || value?.kind !== 'scalar') break;
    if (other.value === value.value) return block({ node: consequence, module }, variables, following);
  }
  return { value: unknown('is made by statements that are not followed', placeOf({ node, module })) };
}

/** A variable, or else what the program takes in its place. */
export function orElse(left: Value & { readonly kind: 'variable' }, right: Value): Value {
  if (left.fallback !== undefined) return left;
  if (right.kind === 'variable') return triedInTurn(left, right);
  return right.kind === 'scalar' && typeof right.value === 'string' && right.value !== '' ? { ...left, fallback: right.value } : left;
}

/** The frame of one more run of a call, whose variables are its own. */
export function freshFrame(frame: Frame, id: number): { readonly frame: Frame; readonly variables: Map<string, Value> } {
  const variables = new Map(frame.values);
  return { frame: { ...frame, id, values: variables }, variables };
}
