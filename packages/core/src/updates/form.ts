import { isIntrinsic, known, type Properties, present, recordOf, recordsOf } from '../cloudformation';
import { hasSource, isGlobal, refused, type TableDefinition, type TableFact } from './fact';
import { leafMistake } from './leaf-values';
import { isOn } from './parts';
import { globalTableRules, isRule, type PropertyRules, tableRules } from './property-rules';
import { requiredIn } from './required';

/** Properties whose values are lists of parts. */
const lists = new Set([
  'AttributeDefinitions',
  'GlobalSecondaryIndexes',
  'GlobalTableWitnesses',
  'KeySchema',
  'LocalSecondaryIndexes',
  'Replicas',
  'SearchSchema',
  'VectorIndexes',
]);

/** Properties whose values are lists of texts or tags. */
const plainLists = new Set(['HeaderList', 'NonKeyAttributes', 'Tags']);

/** What a property should be and is not. */
interface Misshapen {
  readonly path: string;
  readonly says: string;
}

/** A part of a table with where it stands: by names alone, and with the places in lists. */
interface Part {
  readonly value: Properties;
  readonly names: readonly string[];
  readonly path: string;
}

/** Required properties that are missing, and values of another kind than CloudFormation takes. */
export function formFacts(table: TableDefinition): TableFact[] {
  const { label, properties } = table;
  const rules = isGlobal(table) ? globalTableRules : tableRules;
  const root: Part = { value: properties, names: [], path: '' };
  return [...misshapenIn(root, rules), ...beyondRules(table)].map(({ path, says }) =>
    refused('form', `The property ${path} of \`${label}\` ${says}.`, { property: path }),
  );
}

function misshapenIn({ value, names, path }: Part, rules: PropertyRules): Misshapen[] {
  // A macro adds what is missing here.
  if (value['Fn::Transform'] !== undefined) return [];
  const missing = requiredIn(names).filter((name) => present(value[name]) === undefined);
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  return [
    ...missing.map((name) => ({ path, says: `has no ${name}` })),
    ...Object.entries(value).flatMap(([name, one]): Misshapen[] => {
      const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
      const there = present(one);
      if (rule === undefined || there === undefined || isIntrinsic(there) || name === 'PolicyDocument') return [];
      if (isRule(rule)) return singleValue(name, there, at(name));
      const part = { names: [...names, name], path: at(name) };
      if (!lists.has(name)) return partsIn(there, part, rule);
      if (recordOf(there)['Fn::Transform'] !== undefined) return [];
      if (!Array.isArray(there)) return [{ path: at(name), says: `is ${kindOf(there)}, but must be a list` }];
      return there.flatMap((item, index) => partsIn(present(item), { ...part, path: `${part.path}[${index}]` }, rule));
    }),
  ];
}

function singleValue(name: string, value: unknown, path: string): Misshapen[] {
  if (plainLists.has(name)) return plainList(name, value, path);
  const says = typeof value === 'object' ? `is ${kindOf(value)}, but must be a single value` : leafMistake(name, value);
  return says === undefined ? [] : [{ path, says }];
}

function plainList(name: string, value: unknown, path: string): Misshapen[] {
  if (recordOf(value)['Fn::Transform'] !== undefined) return [];
  if (!Array.isArray(value)) return [{ path, says: `is ${kindOf(value)}, but must be a list` }];
  if (name !== 'Tags') return [];
  return value.flatMap((item, at): Misshapen[] => {
    const tag = present(item);
    if (tag === undefined || isIntrinsic(tag)) return [];
    const missing = ['Key', 'Value'].find((one) => present(recordOf(tag)[one]) === undefined);
    return missing === undefined ? [] : [{ path: `${path}[${at}]`, says: `has no ${missing}` }];
  });
}

function partsIn(value: unknown, part: Omit<Part, 'value'>, rules: PropertyRules): Misshapen[] {
  if (value === undefined || isIntrinsic(value)) return [];
  if (typeof value !== 'object' || Array.isArray(value)) return [{ path: part.path, says: `is ${kindOf(value)}, but must be a mapping` }];
  return misshapenIn({ ...part, value: value as Properties }, rules);
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'a mapping' : 'a single value';
}

/** What a property needs because of another one. */
function beyondRules(table: TableDefinition): Misshapen[] {
  const { AttributeDefinitions, KeySchema, TimeToLiveSpecification } = table.properties;
  const { Enabled, AttributeName } = recordOf(present(TimeToLiveSpecification));
  const keys = recordsOf(KeySchema);
  // Keys that are known by name are told one by one.
  const allUnknown = keys.length > 0 && keys.every((one) => isIntrinsic(one) || isIntrinsic(one.AttributeName));
  const isEmpty = known(AttributeDefinitions) === undefined || (Array.isArray(AttributeDefinitions) && AttributeDefinitions.length === 0);
  const replicas = known(table.properties.Replicas);
  const noReplica = isGlobal(table) && (replicas === undefined || (Array.isArray(replicas) && replicas.length === 0));
  return [
    ...(noReplica ? [{ path: 'Replicas', says: 'is missing: a global table has a replica in the region of its stack' }] : []),
    ...(isOn(known(Enabled)) && present(AttributeName) === undefined
      ? [{ path: 'TimeToLiveSpecification', says: 'is on, but has no AttributeName' }]
      : []),
    ...(allUnknown && isEmpty && !hasSource(table)
      ? [{ path: 'AttributeDefinitions', says: 'is missing: each key needs a definition' }]
      : []),
  ];
}

/** The properties of a table, or of a part of it, that are not known here, such as `GlobalSecondaryIndexes.by-email.Projektion`. */
export function unknownNames(value: unknown, rules: PropertyRules): string[][] {
  const there = present(value);
  if (Array.isArray(there)) return distinct(there.flatMap((item) => unknownNames(item, rules)));
  if (typeof there !== 'object' || isIntrinsic(there)) return [];
  return Object.entries(recordOf(there)).flatMap(([name, one]): string[][] => {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (present(one) === undefined || name === 'Fn::Transform') return [];
    if (rule === undefined) return [[name]];
    return isRule(rule) ? [] : unknownNames(one, rule).map((path) => [name, ...path]);
  });
}

function distinct(paths: string[][]): string[][] {
  return [...new Map(paths.map((path) => [path.join('.'), path])).values()];
}
