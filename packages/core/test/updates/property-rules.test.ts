import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { describe, expect, test } from 'vitest';
import { GLOBAL_TABLE, globalTableRules, isRule, type PropertyRule, type PropertyRules, requiredIn, tableRules } from '../../src/updates';

/** What the specification knows of a property: its name, and whether a change of it makes a new resource. */
interface Specified {
  readonly path: string;
  readonly replaces: 'yes' | 'maybe' | 'no';
}

interface SpecType {
  readonly type: string;
  readonly reference?: { readonly $ref: string };
  readonly element?: SpecType;
  readonly types?: SpecType[];
}

interface SpecProperty {
  readonly type: SpecType;
  readonly causesReplacement?: 'yes' | 'maybe' | 'no';
  readonly required?: boolean;
}

const specification = loadAwsServiceSpecSync();

/** The properties that have no properties themselves. */
function leavesOf(type: string): Specified[] {
  const [resource] = specification.lookup('resource', 'cloudFormationType', 'equals', type);
  const walk = (properties: Record<string, SpecProperty>, owner: string, inherited: 'yes' | 'no'): Specified[] =>
    Object.entries(properties).flatMap(([name, { type: kind, causesReplacement = inherited }]) => {
      const path = `${owner}${name}`;
      const [reference] = referencesIn(kind);
      if (reference === undefined) return [{ path, replaces: causesReplacement }];
      const below = specification.get('typeDefinition', reference).properties as Record<string, SpecProperty>;
      return walk(below, `${path}.`, causesReplacement === 'yes' ? 'yes' : inherited);
    });
  return walk(resource.properties as Record<string, SpecProperty>, '', 'no');
}

function referencesIn({ reference, element, types = [] }: SpecType): string[] {
  return [...(reference ? [reference.$ref] : []), ...(element ? referencesIn(element) : []), ...types.flatMap(referencesIn)];
}

function ruleOf(rules: PropertyRules, path: string): PropertyRule | undefined {
  const found = path
    .split('.')
    .reduce<PropertyRule | PropertyRules | undefined>((one, name) => (one === undefined || isRule(one) ? undefined : one[name]), rules);
  return found !== undefined && isRule(found) ? found : undefined;
}

function pathsOf(rules: PropertyRules, owner = ''): string[] {
  return Object.entries(rules).flatMap(([name, rule]) => (isRule(rule) ? [`${owner}${name}`] : pathsOf(rule, `${owner}${name}.`)));
}

/** Whether our outcomes are those of the specification. */
function isAgreed({ outcomes }: PropertyRule, replaces: Specified['replaces']): boolean {
  if (replaces === 'yes') return outcomes.includes('replaced');
  return outcomes.length === 1 && outcomes[0] === 'updated';
}

const resources = [
  ['AWS::DynamoDB::Table', tableRules],
  [GLOBAL_TABLE, globalTableRules],
] as const;

/** The properties that the specification requires of a resource and of its parts. */
function requiredOf(type: string): string[] {
  const [resource] = specification.lookup('resource', 'cloudFormationType', 'equals', type);
  const walk = (properties: Record<string, SpecProperty>, owner: string[]): string[] =>
    Object.entries(properties).flatMap(([name, { type: kind, required }]) => {
      const [reference] = referencesIn(kind);
      const path = [...owner, name];
      const below = reference === undefined ? {} : specification.get('typeDefinition', reference).properties;
      return [...(required ? [path.join('.')] : []), ...walk(below as Record<string, SpecProperty>, path)];
    });
  return walk(resource.properties as Record<string, SpecProperty>, []);
}

/** What other facts judge, and what is left to CloudFormation. */
const judgedElsewhere =
  /^(KeySchema|Replicas|(Global|Local)SecondaryIndexes\.(IndexName|KeySchema|Projection)|VectorIndexes\.\w+)$|AutoScalingSettings\./;

describe.each(resources)('%s', (type, rules) => {
  const leaves = leavesOf(type);

  test('needs what the specification requires', () => {
    const required = requiredOf(type).map((path) => path.split('.'));
    const missing = required.filter(
      (path) => !judgedElsewhere.test(path.join('.')) && !requiredIn(path.slice(0, -1)).includes(path.at(-1) ?? ''),
    );

    expect(required.length).toBeGreaterThan(20);
    expect(missing.map((path) => path.join('.'))).toEqual([]);
  });

  test('has properties in the specification', () => {
    expect(leaves.length).toBeGreaterThan(50);
  });

  test('has a rule for each of them, or a reason why it is unknown', () => {
    const without = leaves.filter(({ path }) => {
      const rule = ruleOf(rules, path);
      return rule === undefined || (rule.outcomes.includes('unknown') && rule.judged === undefined && rule.reason === undefined);
    });

    expect(without.map(({ path }) => path)).toEqual([]);
  });

  test('has properties here that the specification does not know, which AWS has in another place', () => {
    const known = leaves.map(({ path }) => path);

    expect(pathsOf(rules).filter((path) => !known.includes(path))).toEqual(unspecified[type]);
  });

  test('differs from the specification where that is not enough', () => {
    const different = leaves.filter(({ path, replaces }) => !isAgreed(ruleOf(rules, path) as PropertyRule, replaces));
    const groups = new Map<string, string[]>();
    for (const { path, replaces } of different) {
      const { judged = 'unknown', outcomes } = ruleOf(rules, path) as PropertyRule;
      const line = `${judged}: ${replaces === 'yes' ? 'replaced' : replaces === 'maybe' ? 'maybe replaced' : 'in place'} there, ${outcomes.join(' or ')} here`;
      groups.set(line, [...(groups.get(line) ?? []), path.split('.')[0]]);
    }

    expect([...groups].map(([line, paths]) => `${line} (${[...new Set(paths)].sort().join(', ')})`).sort()).toEqual(differences[type]);
  });
});

/** The dimensions of a vector stand with its attribute in the API. Disassociation protection is in the API and not in the specification yet. */
const unspecified: Record<string, string[]> = {
  'AWS::DynamoDB::Table': ['VectorIndexes.VectorAttribute.Dimensions'],
  [GLOBAL_TABLE]: [
    'VectorIndexes.VectorAttribute.Dimensions',
    'Replicas.DisassociationProtectionEnabled',
    'DisassociationProtectionEnabled',
  ],
};

/** The specification says whether a property replaces its resource, and not what DynamoDB refuses. */
const differences: Record<string, string[]> = {
  'AWS::DynamoDB::Table': [
    'indexes: in place there, updated or unknown here (GlobalSecondaryIndexes)',
    'keys: in place there, updated or replaced or refused here (AttributeDefinitions)',
    'local-indexes: in place there, replaced or unknown here (LocalSecondaryIndexes)',
    'policies: in place there, updated or refused here (ResourcePolicy, StreamSpecification)',
    'streams: in place there, updated or refused here (StreamSpecification)',
    'throughput: in place there, updated or refused here (BillingMode, GlobalSecondaryIndexes, OnDemandThroughput, ProvisionedThroughput)',
    'time-to-live: in place there, updated or refused or unknown here (TimeToLiveSpecification)',
    'vector-indexes: in place there, updated or refused or unknown here (VectorIndexes)',
    'warm-throughput: in place there, updated or refused or unknown here (GlobalSecondaryIndexes, WarmThroughput)',
  ],
  [GLOBAL_TABLE]: [
    'consistency: in place there, refused or unknown here (MultiRegionConsistency)',
    'consistency: in place there, updated or refused here (GlobalTableWitnesses)',
    'indexes: in place there, updated or unknown here (GlobalSecondaryIndexes, Replicas)',
    'indexes: maybe replaced there, updated or unknown here (GlobalSecondaryIndexes)',
    'keys: in place there, updated or replaced or refused here (AttributeDefinitions)',
    'keys: maybe replaced there, replaced or unknown here (KeySchema)',
    'local-indexes: maybe replaced there, replaced or unknown here (LocalSecondaryIndexes)',
    'policies: in place there, updated or refused here (Replicas)',
    'replicas: in place there, updated or refused or unknown here (Replicas)',
    'source: in place there, unknown here (GlobalTableSourceArn)',
    'streams: in place there, updated or refused here (StreamSpecification)',
    'throughput: in place there, updated or refused here (BillingMode, GlobalSecondaryIndexes, ReadOnDemandThroughputSettings, ReadProvisionedThroughputSettings, Replicas, WriteOnDemandThroughputSettings)',
    'time-to-live: in place there, updated or refused or unknown here (TimeToLiveSpecification)',
    'unknown: in place there, unknown here (Replicas)',
    'vector-indexes: in place there, updated or refused or unknown here (VectorIndexes)',
    'vector-indexes: maybe replaced there, updated or refused or unknown here (VectorIndexes)',
    'warm-throughput: in place there, updated or refused or unknown here (GlobalSecondaryIndexes, WarmThroughput)',
  ],
};
