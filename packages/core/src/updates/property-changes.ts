import { canonical, isIntrinsic, type Properties, present, recordOf, recordsOf, sameValue } from '../cloudformation';
import { didYouMean } from '../text';
import { isGlobal, type TableDefinition, type TableFact, type TableUpdate } from './fact';
import { unknownNames } from './form';
import { regionText } from './parts';
import { globalTableRules, isRule, type PropertyRule, type PropertyRules, tableRules } from './property-rules';

/** A property that changes, with what is known of it. */
export interface PropertyChange {
  /** Such as `Replicas`, `us-east-1`, `TableClass`. */
  readonly path: readonly string[];
  readonly rule?: PropertyRule;
  readonly before: unknown;
  readonly after: unknown;
}

/** A property that is absent and one that has its default are the same. */
const defaults: Properties = {
  BillingMode: 'PROVISIONED',
  DeletionProtectionEnabled: false,
  TableClass: 'STANDARD',
  MultiRegionConsistency: 'EVENTUAL',
};

/** Lists whose items have a name by which they stay the same. */
const names: { readonly [list: string]: string } = {
  GlobalSecondaryIndexes: 'IndexName',
  LocalSecondaryIndexes: 'IndexName',
  VectorIndexes: 'IndexName',
  Replicas: 'Region',
};

/** Each property that changes. Items of a list that come or go are told by the rules of their list. */
export function propertyChanges({ before, after }: TableUpdate): PropertyChange[] {
  const rules = isGlobal(after) ? globalTableRules : tableRules;
  return changesIn(before.properties, after.properties, rules, []);
}

function changesIn(before: Properties, after: Properties, rules: PropertyRules, owner: readonly string[]): PropertyChange[] {
  const all = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return all.flatMap((name): PropertyChange[] => {
    const [had, has] = [before, after].map((side) => normal(present(side[name]) ?? defaults[name]));
    if (sameValue(had, has)) return [];
    const path = [...owner, name];
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (rule === undefined) return [{ path, before: had, after: has }];
    if (isRule(rule)) return [{ path, rule, before: had, after: has }];
    if (!isWellFormed(had, has)) return [{ path, before: had, after: has }];
    if (isIntrinsic(had) || isIntrinsic(has)) return [{ path, rule: firstRule(rule), before: had, after: has }];
    if (Array.isArray(had) || Array.isArray(has)) return listChanges(had, has, rule, path, names[name]);
    return changesIn(recordOf(had), recordOf(has), rule, path);
  });
}

/** Whether two values that stand for a list or a mapping are both one. What else stands there CloudFormation may refuse or read otherwise. */
function isWellFormed(...values: unknown[]): boolean {
  const there = values.filter((value) => value !== undefined && !isIntrinsic(value));
  return there.every((value) => typeof value === 'object') && new Set(there.map(Array.isArray)).size < 2;
}

function listChanges(before: unknown, after: unknown, rules: PropertyRules, path: readonly string[], name?: string): PropertyChange[] {
  if (name === undefined) return [{ path, rule: firstRule(rules), before, after }, ...unknownChanges(before, after, rules, path)];
  const [old, now] = [before, after].map((list) => new Map(recordsOf(list).map((item) => [canonical(item[name] ?? null), item])));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [had, has] = [old.get(key), now.get(key)];
    const here = [...path, regionText(key)];
    if (had !== undefined && has !== undefined) return changesIn(had, has, rules, here);
    if (path.length === 1) return unknownChanges(had, has, rules, here);
    // What a replica says of an index of the table: the index itself comes and goes with the table.
    return changesIn({ [name]: (had ?? has)?.[name], ...had }, { [name]: (had ?? has)?.[name], ...has }, rules, here);
  });
}

/** Properties that nothing here knows, in what is new. */
function unknownChanges(before: unknown, after: unknown, rules: PropertyRules, path: readonly string[]): PropertyChange[] {
  const had = new Set(unknownNames(before, rules).map((one) => one.join('.')));
  return unknownNames(after, rules)
    .filter((one) => !had.has(one.join('.')))
    .map((one) => ({ path: [...path, ...one], before: undefined, after: one.at(-1) }));
}

/** Properties of a new table that nothing here knows: most are misspelled. */
export function newPropertyFacts(table: TableDefinition): TableFact[] {
  return unknownNames(table.properties, isGlobal(table) ? globalTableRules : tableRules).map((path) => {
    const siblings = path
      .slice(0, -1)
      .reduce<PropertyRules>((rules, name) => rules[name] as PropertyRules, isGlobal(table) ? globalTableRules : tableRules);
    return {
      rule: 'property-unknown',
      outcome: 'unknown',
      message: `The property ${path.join('.')} of \`${table.label}\` is not known, and so is its effect.`,
      property: path.join('.'),
      hint: didYouMean(path.at(-1) ?? '', Object.keys(siblings)) ?? 'CloudFormation refuses it, unless it is newer than this tool.',
    };
  });
}

/** What judges a whole that an expression gives is what judges its parts. */
function firstRule(rules: PropertyRules): PropertyRule {
  const [first] = Object.values(rules);
  return isRule(first) ? first : firstRule(first);
}

/** Templates write numbers and switches as texts too. */
function normal(value: unknown): unknown {
  if (value === 'true' || value === 'false') return value === 'true';
  return typeof value === 'number' ? String(value) : value;
}

/** A property that is not known here may do anything, and so may one of which AWS does not say what it does. */
export function unknownPropertyFacts({ label }: { readonly label: string }, changes: readonly PropertyChange[]): TableFact[] {
  return changes
    .filter(({ rule }) => rule === undefined || rule.reason !== undefined)
    .map(({ path, rule }) => ({
      rule: 'property-unknown',
      outcome: 'unknown',
      message: `The property ${path.join('.')} of \`${label}\` changes, ${rule === undefined ? 'and its effect is unknown' : `and ${rule.reason}`}.`,
      property: path.join('.'),
      hint: 'Look it up in the CloudFormation reference, and check the change set before you execute it.',
    }));
}
