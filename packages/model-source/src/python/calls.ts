import type { Node } from 'web-tree-sitter';
import type { SourcePlace } from '../extracted-model';
import { isWholeEnvironment, scalar, textOf, unknown, type Value } from '../values/value';
import type { Evaluating } from './evaluating';
import { orElse } from './follow';
import { isEnvironment, isForeign } from './foreign';
import { methodOf } from './instances';
import type { Code } from './module';

/** What a call gives: of a function or method of the project, of the environment, or of a few functions of Python. */
export function call(code: Code, place: SourcePlace, evaluating: Evaluating): Value {
  const { node, module } = code;
  const called = node.childForFieldName('function') as Node;
  const given = node.childForFieldName('arguments')?.namedChildren ?? [];
  const values = (): Value[] =>
    given.map((one) => {
      const value = one.type === 'keyword_argument' ? one.childForFieldName('value') : one;
      return evaluating.evaluate({ node: value ?? one, module });
    });
  if (called.type !== 'attribute' && called.type !== 'identifier') return unknown('is what a call gives', place);
  const found = evaluating.names.resolve({ node: called, module });
  const own =
    found.kind === 'nothing' ? found.function : found.kind === 'value' && found.code.node.type === 'lambda' ? found.code : undefined;
  if (own) return evaluating.called(code, own, place) ?? unknown(`is what \`${called.text}\` gives`, place);
  const made = found.kind === 'foreign' && found.module === 'builtins' ? converted(found.name, values(), place, evaluating) : undefined;
  if (made) return made;
  const object = called.childForFieldName('object');
  const method = called.childForFieldName('attribute')?.text ?? '';
  const owner = object && evaluating.names.resolve({ node: object, module });
  const isOfEnvironment =
    owner && object && method === 'get' && (isEnvironment(owner) || isWholeEnvironment(evaluating.evaluate({ node: object, module })));
  if (isForeign(found, 'os.getenv', 'decouple.config') || isOfEnvironment) {
    const [name, ...fallback] = values();
    return ofEnvironment(textOf(name), fallback[0], place, evaluating);
  }
  if (!object || !owner) return unknown('is what a call gives', place);
  return (
    ofMethod(code, owner.kind === 'nothing' || owner.kind === 'foreign' ? undefined : owner.code, method, place, evaluating) ??
    ofValue({ node: object, module }, method, values(), place, evaluating) ??
    unknown('is what a call gives', place)
  );
}

function ofEnvironment(name: string | undefined, fallback: Value | undefined, place: SourcePlace, { suppositions }: Evaluating): Value {
  if (name === undefined) return unknown('is an environment variable with a name that is not a literal', place);
  const read = suppositions.read(name, place);
  if (fallback === undefined) return read;
  return read.kind === 'variable' ? orElse(read, fallback) : fallback;
}

/** A method of a class of the project, or of an instance of one. */
function ofMethod(code: Code, owner: Code | undefined, name: string, place: SourcePlace, evaluating: Evaluating): Value | undefined {
  const called = owner?.node.type === 'call' ? owner.node.childForFieldName('function') : undefined;
  const made = owner && called ? evaluating.names.resolve({ node: called, module: owner.module }) : undefined;
  const type = made?.kind === 'class' ? made.code : owner?.node.type === 'class_definition' ? owner : undefined;
  const method = type && methodOf(type, name);
  if (!method) return undefined;
  return evaluating.called(code, method.code, place, method.isStatic ? [] : [unknown('is an instance or a class', place)]);
}

/** Methods of texts and dictionaries. */
function ofValue(object: Code, method: string, given: Value[], place: SourcePlace, evaluating: Evaluating): Value | undefined {
  const isStrip = /^[lr]?strip$/.test(method) && given.length === 0;
  if (!isStrip && !/^(?:lower|upper|get)$/.test(method)) return undefined;
  const whole = evaluating.evaluate(object);
  if (method === 'get' && whole.kind === 'mapping') {
    const key = textOf(given[0]);
    return key === undefined ? undefined : (whole.entries.get(key) ?? given[1] ?? scalar(null, place));
  }
  // What a variable holds stays what it is without the blanks around it.
  if (whole.kind === 'variable') return isStrip ? whole : undefined;
  const text = textOf(whole);
  if (text === undefined) return undefined;
  return scalar(isStrip ? text.trim() : method === 'lower' ? text.toLowerCase() : text.toUpperCase(), place);
}

/** `list(x)`, `bool(x)` and the like of one value. */
function converted(name: string, [value, ...more]: Value[], place: SourcePlace, evaluating: Evaluating): Value | undefined {
  if (more.length > 0) return undefined;
  if (name === 'bool') {
    const holds = value === undefined ? false : evaluating.truthOf(value);
    return holds === undefined ? undefined : scalar(holds, place);
  }
  if (name === 'list' || name === 'tuple') {
    if (value === undefined) return { kind: 'list', items: [], place };
    return value.kind === 'list' ? value : undefined;
  }
  if (name === 'dict' && value?.kind === 'mapping') return value;
  if (value?.kind === 'scalar' && value.ofEnum) return undefined;
  return name === 'str' && (value?.kind === 'variable' || textOf(value) !== undefined) ? value : undefined;
}
