import { beforeAll, describe, expect, test } from 'vitest';
import {
  awsCommandOf,
  decide,
  NotDecided,
  type Policies,
  prove,
  type SharedTableClaim,
  type Solver,
  sentenceOf,
  type Tenancy,
} from '../../src';
import { ARN, allow, docs, OWN, role, TENANCY, TENANT } from '../docs-table';
import { solver } from '../solver';

let cvc5: Solver;
beforeAll(async () => {
  cvc5 = await solver();
});

const whole = (policies: Policies, claim: SharedTableClaim = docs(), tenancy: Tenancy = TENANCY) =>
  decide(policies, [claim], tenancy, 'whole', 'matches nothing', cvc5);

const { Null: _null, ...withoutNull } = OWN;
const { StringLike: _like, ...withoutTag } = OWN;
const prefixed = (...patterns: string[]) => ({ ...withoutKeys, 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns } });
const { 'ForAllValues:StringEquals': _keys, ...withoutKeys } = OWN;

interface Case {
  readonly name: string;
  readonly policies: Policies;
  readonly claim?: SharedTableClaim;
}

const holes: Case[] = [
  { name: 'no condition on keys', policies: role(allow(withoutKeys)) },
  {
    name: 'ForAllValues holds where there is no key',
    policies: role(allow(withoutNull, { Action: ['dynamodb:GetItem', 'dynamodb:Scan'] })),
  },
  {
    name: 'ForAnyValue lets the other keys of a batch pass',
    policies: role(
      allow({ ...withoutKeys, 'ForAnyValue:StringEquals': { 'dynamodb:LeadingKeys': [TENANT] } }, { Action: 'dynamodb:BatchGetItem' }),
    ),
  },
  {
    name: 'two conditions that some key meets need three keys',
    policies: role(
      allow(
        {
          ...withoutKeys,
          'ForAnyValue:StringEquals': { 'dynamodb:LeadingKeys': [TENANT] },
          'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': [`${TENANT}?*`] },
        },
        { Action: 'dynamodb:BatchGetItem' },
      ),
    ),
  },
  {
    name: 'a prefix without a separator reaches tenants whose ids begin alike',
    policies: role(allow(prefixed(`TENANT#${TENANT}*`))),
    claim: docs({ prefix: 'TENANT#', separator: '#' }),
  },
  {
    name: 'a star behind the table reaches an index that mixes tenants',
    policies: role(allow(OWN, { Resource: [ARN, `${ARN}/index/*`] })),
  },
  {
    name: 'an index that nobody knows of',
    policies: role(allow(OWN, { Resource: `${ARN}/index/*` })),
    claim: docs({}, { complete: false }),
  },
  {
    name: 'a default makes all sessions without a tenant one tenant',
    policies: role(
      allow({ ...withoutTag, 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [`\${aws:PrincipalTag/TenantID, 'none'}`] } }),
    ),
  },
  {
    name: 'an empty tag before a separator',
    policies: role(allow({ Null: OWN.Null, 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [TENANT, `${TENANT}#*`] } })),
    claim: docs({ separator: '#' }),
  },
  {
    name: 'an empty tag behind a prefix',
    policies: role(allow({ ...withoutTag, 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [`TENANT#${TENANT}`] } })),
    claim: docs({ prefix: 'TENANT#' }),
  },
  {
    name: 'a pattern without a prefix reaches every key but the empty one',
    policies: role(allow(prefixed('*'))),
  },
  { name: 'a wildcard action', policies: role(allow({}, { Action: 'dynamodb:Get*' })) },
  {
    name: 'a tag that is not the tenant',
    policies: role(allow({ ...OWN, 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [`\${aws:PrincipalTag/Team}`] } })),
  },
  {
    name: "the table's own policy",
    policies: {
      ...role(allow(OWN)),
      resource: [
        {
          name: 'DocsPolicy',
          document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 'dynamodb:GetItem', Resource: '*' }] },
        },
      ],
    },
  },
];

const proofs: Case[] = [
  { name: 'the partition key is the tenant', policies: role(allow(OWN)) },
  {
    name: 'an empty tag, where only the empty key is its own: DynamoDB refuses it',
    policies: role(allow(withoutTag)),
  },
  {
    name: 'the empty key beside the own one',
    policies: role(allow({ ...OWN, 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [TENANT, ''] } })),
  },
  {
    name: 'a prefix and a separator',
    policies: role(allow(prefixed(`TENANT#${TENANT}`, `TENANT#${TENANT}#*`))),
    claim: docs({ prefix: 'TENANT#', separator: '#' }),
  },
  {
    name: 'an index that tells its tenant',
    policies: role(allow(OWN, { Action: 'dynamodb:Query', Resource: [ARN, `${ARN}/index/by-date`] })),
  },
  {
    name: 'a Deny closes what an Allow leaves open',
    policies: role(
      allow({}),
      {
        Effect: 'Deny',
        Action: 'dynamodb:*',
        Resource: '*',
        Condition: { 'ForAnyValue:StringNotEquals': { 'dynamodb:LeadingKeys': [TENANT] } },
      },
      { Effect: 'Deny', Action: 'dynamodb:*', Resource: '*', Condition: { Null: { 'dynamodb:LeadingKeys': 'true' } } },
      {
        Effect: 'Deny',
        Action: 'dynamodb:*',
        Resource: '*',
        Condition: { StringNotLike: { 'aws:PrincipalTag/TenantID': '?*' } },
      },
    ),
  },
  {
    name: 'a condition that is not modelled only narrows',
    policies: role(allow({ ...OWN, IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } })),
  },
];

describe('isolation', () => {
  test.each(holes)('does not hold: $name', async ({ policies, claim }) => {
    const { outcome, counterexample } = await whole(policies, claim);

    expect(outcome).toBe('hole');
    expect(counterexample).toBeDefined();
    expect(counterexample && [sentenceOf(counterexample), awsCommandOf(counterexample, [claim ?? docs()])]).toMatchSnapshot();
  });

  test.each(proofs)('holds: $name', async ({ policies, claim }) => {
    const proof = await prove(policies, [claim ?? docs()], TENANCY, cvc5);

    expect(proof.verdicts.filter(({ theorem }) => theorem === 'whole').map(({ outcome }) => outcome)).toEqual(['proved', 'proved']);
    expect(proof).toMatchObject({ sharedKeys: [], vacuous: [] });
  });

  test('hangs on a condition that is not modelled', async () => {
    const { outcome, conditions } = await whole(role(allow({ IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } })));

    expect(outcome).toBe('possible');
    expect(conditions).toEqual(['IpAddress aws:SourceIp ["192.0.2.0/24"]']);
  });

  test('a separator that a tenant id can hold makes two tenants own one key', async () => {
    const layout = { prefix: '', separator: ':' };
    const { sharedKeys } = await prove(role(allow(prefixed(TENANT, `${TENANT}:*`))), [docs(layout)], TENANCY, cvc5);

    expect(sharedKeys).toHaveLength(1);
    expect(sharedKeys[0].tenants[0]).not.toBe(sharedKeys[0].tenants[1]);
  });

  test.each(['\u00e9', '\u0416\u0416'])('a letter outside ASCII is no separator: %s', async (separator) => {
    const claim = docs({ prefix: '', separator });
    const { sharedKeys } = await prove(role(allow(prefixed(TENANT, `${TENANT}${separator}*`))), [claim], TENANCY, cvc5);

    expect(sharedKeys).toHaveLength(1);
  });

  test('a sign outside ASCII that no tag can hold is one', async () => {
    const claim = docs({ prefix: '', separator: '\u20ac' });
    const { sharedKeys } = await prove(role(allow(prefixed(TENANT, `${TENANT}\u20ac*`))), [claim], TENANCY, cvc5);

    expect(sharedKeys).toEqual([]);
  });

  test('a Deny of everything proves nothing', async () => {
    const { verdicts, vacuous } = await prove(role(allow(OWN), { Effect: 'Deny', Action: '*', Resource: '*' }), [docs()], TENANCY, cvc5);

    expect(verdicts.every(({ outcome }) => outcome === 'proved')).toBe(true);
    expect(vacuous).toEqual(["no call of a tenant's own is allowed on table Docs"]);
  });

  test.each([
    ['an old version with variables', { Version: '2008-10-17', Statement: [allow(OWN)] }],
    [
      'a variable before the fifth colon',
      { Version: '2012-10-17', Statement: [allow(OWN, { Resource: `arn:aws:dynamodb:eu-west-1:${TENANT}:table/Docs` })] },
    ],
    ['a value that is known at deployment', { Version: '2012-10-17', Statement: [allow(OWN, { Resource: { Ref: 'Docs' } })] }],
    ['a policy whose text is unknown', undefined],
  ])('is not decided: %s', async (_, document) => {
    await expect(whole({ identity: [{ name: 'Tenant', document }], resource: [] })).rejects.toThrow(NotDecided);
  });
});
