import { type CfnGlobalTable, TableEncryptionV2 } from 'aws-cdk-lib/aws-dynamodb';
import {
  AccountPrincipal,
  AnyPrincipal,
  Effect,
  type IPrincipal,
  OrganizationPrincipal,
  PolicyDocument,
  PolicyStatement,
  type PolicyStatementProps,
  StarPrincipal,
} from 'aws-cdk-lib/aws-iam';
import { describe, expect, test } from 'vitest';
import { IN_EUROPE, newStack, ordersTable, resourcesOf, synthesisErrors } from '../synthesis';

const OTHERS = '444455556666';
const OWNED = { encryption: TableEncryptionV2.dynamoOwnedKey() };

const statement = (principal: IPrincipal, props: PolicyStatementProps = {}) =>
  new PolicyStatement({ actions: ['dynamodb:Query'], resources: ['*'], principals: [principal], ...props });
const policy = (principal: IPrincipal) => new PolicyDocument({ statements: [statement(principal)] });
const replicaWith = (principal: IPrincipal) => ({ replicas: [{ region: 'us-east-1', resourcePolicy: policy(principal) }] });

type Orders = ReturnType<typeof ordersTable>;
const resource = (orders: Orders) => orders.table.node.defaultChild as CfnGlobalTable;
const override = (principal: unknown) => ({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: principal, Action: 'dynamodb:Query', Resource: '*' },
});

/** Each way by which somebody is allowed, and where the error says so. */
const WAYS: [way: string, path: string, allow: (principal: IPrincipal, rendered: unknown) => Orders][] = [
  ['a prop of a replica', 'replicas[0].resourcePolicy', (principal) => ordersTable(replicaWith(principal), newStack(IN_EUROPE))],
  [
    'a call past the construct',
    'resourcePolicy',
    (principal) => {
      const orders = ordersTable({}, newStack(IN_EUROPE));
      orders.table.addToResourcePolicy(statement(principal));
      return orders;
    },
  ],
  [
    'an override',
    'resourcePolicy',
    (_, rendered) => {
      const orders = ordersTable({}, newStack(IN_EUROPE));
      resource(orders).addPropertyOverride('Replicas.0.ResourcePolicy.PolicyDocument', override(rendered));
      return orders;
    },
  ],
  [
    'an override of the stream',
    'streamResourcePolicy',
    (_, rendered) => {
      const orders = ordersTable({}, newStack(IN_EUROPE));
      resource(orders).addPropertyOverride('Replicas.0.ReplicaStreamSpecification.ResourcePolicy.PolicyDocument', override(rendered));
      return orders;
    },
  ],
  [
    'a replica past the construct',
    'replicas',
    (principal) => {
      const orders = ordersTable({}, newStack(IN_EUROPE));
      orders.table.addReplica({ region: 'us-east-1', resourcePolicy: policy(principal) });
      return orders;
    },
  ],
];

describe('a policy that comes by', () => {
  test.each(WAYS)('%s and allows everybody is refused', (_, path, allow) => {
    const orders = allow(new StarPrincipal(), '*');
    expect(synthesisErrors(orders.table.stack).filter((line) => line.includes('DYN-T110'))).toEqual([
      expect.stringMatching(
        new RegExp(`^\\[Shop/Orders\\] DYN-T110 ${path.replace(/[[\]]/g, '\\$&')}: .* allows everybody, and DynamoDB refuses`),
      ),
    ]);
  });

  test.each(WAYS)('%s and allows another account is refused with the key of AWS', (_, path, allow) => {
    const orders = allow(new AccountPrincipal(OTHERS), { AWS: `arn:aws:iam::${OTHERS}:root` });
    const lines = synthesisErrors(orders.table.stack).filter((line) => line.includes('DYN-T032'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`DYN-T032 ${path}: Access of account \`${OTHERS}\``);
  });

  test.each(WAYS)('%s and allows the account of the table is taken', (_, _path, allow) => {
    const orders = allow(new AccountPrincipal(IN_EUROPE.env.account), { AWS: `arn:aws:iam::${IN_EUROPE.env.account}:root` });
    expect(() => resourcesOf(orders.table.stack, 'AWS::DynamoDB::GlobalTable')).not.toThrow();
  });
});

describe('what is no access of everybody', () => {
  test.each<[string, PolicyStatement]>([
    ['a Deny', statement(new StarPrincipal(), { effect: Effect.DENY })],
    ['an organization', statement(new OrganizationPrincipal('o-abcdefghij'))],
    ['a condition', statement(new AnyPrincipal(), { conditions: { StringEquals: { 'aws:PrincipalAccount': OTHERS } } })],
  ])('%s is taken', (_, one) => {
    const orders = ordersTable(OWNED, newStack(IN_EUROPE));
    orders.table.addToResourcePolicy(one);
    expect(() => resourcesOf(orders.table.stack, 'AWS::DynamoDB::GlobalTable')).not.toThrow();
  });
});

describe('a policy beside a grant', () => {
  test('is told of where it allows more than the grant', () => {
    const orders = ordersTable(OWNED, newStack(IN_EUROPE));
    orders.grants.read(new StarPrincipal());
    orders.table.addToResourcePolicy(statement(new StarPrincipal(), { actions: ['dynamodb:Scan'] }));
    expect(synthesisErrors(orders.table.stack).map((line) => line.split(':')[0])).toEqual([
      '[Shop/Orders] DYN-T110 grants',
      '[Shop/Orders] DYN-T110 resourcePolicy',
    ]);
  });

  test('is told of once for each account', () => {
    const orders = ordersTable({}, newStack(IN_EUROPE));
    orders.grants.read(new AccountPrincipal(OTHERS));
    orders.table.addToResourcePolicy(statement(new AccountPrincipal('777788889999')));
    expect(synthesisErrors(orders.table.stack).map((line) => line.split(' cannot')[0])).toEqual([
      `[Shop/Orders] DYN-T032 grants: The grant to account \`${OTHERS}\``,
      '[Shop/Orders] DYN-T032 resourcePolicy: Access of account `777788889999`',
    ]);
  });
});
