import { NotDecided } from '../policy/not-decided';
import { type Choice, isTable, resourcesOf, type Template } from './template';

const POLICIES = ['AWS::IAM::Role', 'AWS::IAM::Policy', 'AWS::IAM::RolePolicy', 'AWS::IAM::ManagedPolicy'];

/** Both ways of every condition that policies, roles and tables of a template hang on. */
export function choicesIn(template: Template): Choice[] {
  const resources = resourcesOf(template).filter(([, one]) => isTable(one) || POLICIES.includes(one.Type ?? ''));
  const made = resources.flatMap(([, { Condition }]) => (typeof Condition === 'string' ? [{ 'Fn::If': [Condition] }] : []));
  return choicesOf([...made, ...resources.map(([, { Properties }]) => Properties)]);
}

/** Beyond this many conditions, both ways of each would take too long. */
const MOST_CONDITIONS = 6;

/** Both ways of every condition that `Fn::If` asks within a value. */
export function choicesOf(value: unknown): Choice[] {
  const names = [...conditionsIn(value)];
  if (names.length > MOST_CONDITIONS)
    throw new NotDecided(`the policies hang on ${names.length} conditions, of which at most ${MOST_CONDITIONS} are tried both ways`);
  return names.reduce<Choice[]>(
    (choices, name) => choices.flatMap((choice) => [true, false].map((holds) => new Map([...choice, [name, holds]]))),
    [new Map()],
  );
}

function conditionsIn(value: unknown): Set<string> {
  if (typeof value !== 'object' || value === null) return new Set();
  const branch = (value as { 'Fn::If'?: unknown[] })['Fn::If'];
  const own = Array.isArray(branch) && typeof branch[0] === 'string' ? [branch[0]] : [];
  return new Set([...own, ...Object.values(value).flatMap((one) => [...conditionsIn(one)])]);
}
