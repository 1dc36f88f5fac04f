import { isIntrinsic } from '../intrinsics';
import { canonical, type Properties, recordOf } from '../properties';
import { type Assumptions, ask, askEqual } from './assumptions';
import { findInMap, join, select, split, substituted } from './functions';
import type { TemplateValues } from './values';

/**
 * A value of a template with its functions worked out as far as that is possible before deployment. What is left as a function is known
 * then only. `undefined` where the value is taken away.
 */
export function evaluate(value: unknown, values: TemplateValues, assumptions: Assumptions): unknown {
  const again = (one: unknown): unknown => evaluate(one, values, assumptions);
  if (Array.isArray(value)) return value.map(again).filter((item) => item !== undefined);
  if (typeof value === 'string') return value.includes('{{resolve:') ? { 'Fn::Resolve': value } : value;
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  if (!isIntrinsic(value)) return entries(value as Properties, again);
  const [[name, raw]] = Object.entries(value);
  if (name === 'Ref') return typeof raw === 'string' ? reference(raw, values) : value;
  if (name === 'Fn::Sub') return substituted(raw, again);
  if (name === 'Fn::If' && Array.isArray(raw) && raw.length === 3) {
    return again(holds({ Condition: raw[0] }, values, assumptions) ? raw[1] : raw[2]);
  }
  const operands = again(raw);
  const answer = functions[name]?.(operands, values);
  return answer === undefined ? { [name]: operands } : answer;
}

const functions: { readonly [name: string]: ((value: unknown, values: TemplateValues) => unknown) | undefined } = {
  'Fn::Join': join,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::FindInMap': (value, { mappings }) => findInMap(value, mappings),
};

function entries(value: Properties, again: (one: unknown) => unknown): Properties {
  const all = Object.entries(value).map(([name, one]) => [name, again(one)] as const);
  return Object.fromEntries(all.filter(([, one]) => one !== undefined));
}

function reference(name: string, { parameters, pseudo, moved }: TemplateValues): unknown {
  if (name === 'AWS::NoValue') return undefined;
  if (parameters.has(name)) return parameters.get(name);
  if (pseudo[name] !== undefined) return pseudo[name];
  return moved?.has(name) ? { 'Fn::Parameter': [name, moved.get(name)] } : { Ref: name };
}

/** The properties of a resource, worked out. */
export function evaluated(properties: unknown, values: TemplateValues, assumptions: Assumptions): Properties {
  return recordOf(evaluate(recordOf(properties), values, assumptions));
}

/**
 * Whether a condition holds. What nothing decides is asked of the assumptions.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
 */
export function holds(condition: unknown, values: TemplateValues, assumptions: Assumptions, seen: readonly string[] = []): boolean {
  const again = (one: unknown): boolean => holds(one, values, assumptions, seen);
  const [[name, operands] = []] = Object.entries(recordOf(condition));
  const list = Array.isArray(operands) ? operands : [operands];
  switch (name) {
    case 'Condition': {
      const called = typeof operands === 'string' ? operands : (canonical(operands) ?? 'nothing');
      const definition = values.conditions[called];
      return definition === undefined || seen.includes(called)
        ? ask(assumptions, { key: `condition ${called}`, text: `the condition \`${called}\` is true` })
        : holds(definition, values, assumptions, [...seen, called]);
    }
    // Each operand is asked for, so that the same questions are asked whatever the answers are.
    case 'Fn::And':
      return list.map(again).every(Boolean);
    case 'Fn::Or':
      return list.map(again).some(Boolean);
    case 'Fn::Not':
      return !again(list[0]);
    default: {
      const sides = list.map((one) => evaluate(one, values, assumptions));
      if (name === 'Fn::Equals' && sides.length === 2) return askEqual(sides[0], sides[1], assumptions, (one) => allowedTexts(one, values));
      const key = canonical({ [String(name)]: sides });
      return ask(assumptions, { key, text: `\`${key}\` holds` });
    }
  }
}

/** What a parameter without a value may be. One that has a value and is still asked for is that of the stack around. */
function allowedTexts(name: string, { declared, parameters }: TemplateValues): string[] | undefined {
  const { AllowedValues: allowed, Type: type = 'String' } = recordOf(declared[name]);
  const isPlain = type === 'String' || type === 'Number';
  return isPlain && Array.isArray(allowed) && !parameters.has(name) ? allowed.map(String) : undefined;
}
