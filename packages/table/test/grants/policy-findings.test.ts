import { DynamORMTable, DynamORMTableGrants } from '@dynamorm-cdk/table';
import {
  type CfnGlobalTable,
  CfnTable,
  type ITable,
  StreamViewType,
  Table,
  TableEncryption,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
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
import type { Stack } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { IN_EUROPE, KEYS, newStack, orderModels, ordersTable, resourcesOf, synthesisErrors } from '../synthesis';

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

/** Tables that somebody else makes in this app with the key of AWS, and the ways in which they get a policy. */
const MADE: [what: string, path: string, make: (stack: Stack, allowed: PolicyStatement) => ITable][] = [
  [
    'a TableV2 by a call',
    'table: The resource policy of the table',
    (stack, allowed) => {
      const table = new TableV2(stack, 'Orders', { ...KEYS, encryption: TableEncryptionV2.awsManagedKey() });
      table.addToResourcePolicy(allowed);
      return table;
    },
  ],
  [
    'a TableV2 by its replica',
    'table: The resource policy of the replica in `us-east-1`',
    (stack, allowed) => {
      const replicas = [{ region: 'us-east-1', resourcePolicy: new PolicyDocument({ statements: [allowed] }) }];
      return new TableV2(stack, 'Orders', { ...KEYS, replicas, encryption: TableEncryptionV2.awsManagedKey() });
    },
  ],
  [
    'a Table by a prop',
    'table: The resource policy of the table',
    (stack, allowed) => {
      const resourcePolicy = new PolicyDocument({ statements: [allowed] });
      return new Table(stack, 'Orders', { ...KEYS, resourcePolicy, encryption: TableEncryption.AWS_MANAGED });
    },
  ],
  [
    'a Table by the property of its resource',
    'table: The resource policy of the table',
    (stack, allowed) => {
      const table = new Table(stack, 'Orders', { ...KEYS, encryption: TableEncryption.AWS_MANAGED });
      (table.node.defaultChild as CfnTable).resourcePolicy = { policyDocument: new PolicyDocument({ statements: [allowed] }) };
      return table;
    },
  ],
  [
    'a Table by an override of its stream',
    'table: The policy of the stream',
    (stack, allowed) => {
      const table = new Table(stack, 'Orders', { ...KEYS, stream: StreamViewType.KEYS_ONLY, encryption: TableEncryption.AWS_MANAGED });
      (table.node.defaultChild as CfnTable).addPropertyOverride('StreamSpecification.ResourcePolicy.PolicyDocument', {
        Statement: [stack.resolve(allowed.toStatementJson())],
      });
      return table;
    },
  ],
];

const shape = orderModels().toTableShape();

/** The ways in which such a table is used. */
const USES: Record<string, (stack: Stack, table: ITable) => unknown> = {
  fromExisting: (stack, table) => DynamORMTable.fromExisting(stack, 'Existing', { ...KEYS, table, replicaRegions: ['us-east-1'] }),
  fromTable: (_, table) => DynamORMTableGrants.fromTable(table, { shape }),
};

/** What is said of policies: a stream that is not declared is none of them. */
const saidOfPolicies = (stack: Stack) => synthesisErrors(stack).filter((line) => /DYN-T(110|032)/.test(line));

describe.each(Object.keys(USES))('the policy of a table behind %s', (use) => {
  test.each(MADE)('of %s that allows everybody is refused', (_, subject, make) => {
    const stack = newStack(IN_EUROPE);
    USES[use](stack, make(stack, statement(new StarPrincipal())));
    expect(saidOfPolicies(stack)).toEqual([expect.stringContaining(`DYN-T110 ${subject} allows everybody, and DynamoDB refuses`)]);
  });

  test.each(MADE)('of %s that allows another account is refused with the key of AWS', (_, _subject, make) => {
    const stack = newStack(IN_EUROPE);
    USES[use](stack, make(stack, statement(new AccountPrincipal(OTHERS))));
    expect(saidOfPolicies(stack)).toEqual([expect.stringContaining(`DYN-T032 table: Access of account \`${OTHERS}\``)]);
  });

  test('is taken where it allows the account of the table, and not known of an imported table', () => {
    const [own, imported] = [newStack(IN_EUROPE), newStack(IN_EUROPE)];
    USES[use](own, MADE[2][2](own, statement(new AccountPrincipal(IN_EUROPE.env.account))));
    USES[use](imported, TableV2.fromTableName(imported, 'Orders', 'orders'));
    for (const stack of [own, imported]) expect(() => resourcesOf(stack, 'AWS::DynamoDB::Table')).not.toThrow();
  });

  test('is said once beside the grant that wrote it', () => {
    const stack = newStack(IN_EUROPE);
    const table = new Table(stack, 'Orders', { ...KEYS, encryption: TableEncryption.AWS_MANAGED });
    const used = USES[use](stack, table) as DynamORMTableGrants | DynamORMTable;
    ('grants' in used ? used.grants : used).read(new AccountPrincipal(OTHERS));
    expect(saidOfPolicies(stack)).toEqual([expect.stringContaining('DYN-T032 grants: ')]);
  });
});

test('the policy of a bare resource is judged by fromTable', () => {
  const stack = newStack(IN_EUROPE);
  const resourcePolicy = { policyDocument: override('*') };
  const table = new CfnTable(stack, 'Orders', { keySchema: [{ attributeName: 'PK', keyType: 'HASH' }], resourcePolicy });
  DynamORMTableGrants.fromTable(table, { shape });
  expect(saidOfPolicies(stack)).toEqual([expect.stringContaining('DYN-T110 table: The resource policy of the table allows everybody')]);
});
