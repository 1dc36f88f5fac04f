import { DynamORMTable } from '@dynamorm-cdk/table';
import { TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import {
  AccountPrincipal,
  AccountRootPrincipal,
  AnyPrincipal,
  ArnPrincipal,
  type IGrantable,
  OrganizationPrincipal,
  PolicyDocument,
  PolicyStatement,
  type PrincipalBase,
  Role,
  ServicePrincipal,
  StarPrincipal,
} from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { App, PhysicalName, Stack } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { permissionsIn, permissionsOf } from '../permissions';
import {
  IN_EUROPE,
  informationOf,
  KEYS,
  newStack,
  ordersTable,
  renderedTable,
  resourcesOf,
  synthesisErrors,
  text,
  warningsOf,
} from '../synthesis';

const OTHER = '999988887777';
const OWNED = { encryption: TableEncryptionV2.dynamoOwnedKey(), tableName: 'orders' };
const importedRole = (stack: Stack, account: string, mutable = true) =>
  Role.fromRoleArn(stack, 'Imported', `arn:aws:iam::${account}:role/service`, { mutable });

/** What the table's resource policy allows, as `action on resource`, and to whom. */
function tablePolicy(stack: Stack) {
  const { Replicas: replicas } = renderedTable(stack).Properties as {
    Replicas: { Region: unknown; ResourcePolicy?: { PolicyDocument: { Statement: [] } } }[];
  };
  const own = replicas.find(({ Region }) => Region === 'eu-west-1');
  const statements = (own?.ResourcePolicy?.PolicyDocument.Statement ?? []) as (Parameters<typeof permissionsIn>[0] & {
    Principal: unknown;
  })[];
  const principals = [...new Set(statements.map(({ Principal }) => JSON.stringify(Principal)))];
  return principals.map((principal) => ({
    to: JSON.parse(principal) as unknown,
    allows: statements
      .filter(({ Principal }) => JSON.stringify(Principal) === principal)
      .flatMap(permissionsIn)
      .sort(),
  }));
}

describe('grantees of the same account', () => {
  test('an imported role gets a policy', () => {
    const stack = newStack(IN_EUROPE);

    ordersTable({}, stack).grants.read(importedRole(stack, IN_EUROPE.env.account));

    expect(permissionsOf(stack)).toContain('dynamodb:GetItem on {OrdersA9B65338.Arn}');
    expect(tablePolicy(stack)).toEqual([]);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('a role that was imported as it is stays as it is', () => {
    const stack = newStack(IN_EUROPE);

    ordersTable({}, stack).grants.read(importedRole(stack, IN_EUROPE.env.account, false));

    expect(permissionsOf(stack)).toEqual([]);
    expect(tablePolicy(stack)).toEqual([]);
    expect(warningsOf(stack)).toEqual([]);
  });

  test("a user, who has no policy here, is allowed by the table's own", () => {
    const stack = newStack(IN_EUROPE);

    const grant = ordersTable({}, stack).grants.read(new ArnPrincipal('arn:aws:iam::111122223333:user/me'));

    expect(grant.success).toBe(true);
    expect(tablePolicy(stack)).toEqual([
      {
        to: { AWS: 'arn:aws:iam::111122223333:user/me' },
        allows: ['dynamodb:BatchGetItem on *', 'dynamodb:GetItem on *', 'dynamodb:Query on *'],
      },
    ]);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('a service that DynamoDB lets nobody name is granted nothing, and that is said', () => {
    const stack = newStack(IN_EUROPE);

    ordersTable({}, stack).grants.read(new ServicePrincipal('lambda.amazonaws.com'));

    expect(tablePolicy(stack)).toEqual([]);
    expect(warningsOf(stack)).toEqual([
      "DYN-T065 grants: `lambda.amazonaws.com` has no policy to which a statement can be added, so nothing is granted. Grant to a role, or write the table's resourcePolicy. [ack: @dynamorm-cdk/table:DYN-T065]",
    ]);
  });
});

describe('grantees of another account', () => {
  test.each([
    ['an imported role', (stack: Stack) => importedRole(stack, OTHER), 'grant to `Shop/Imported` of account `999988887777`'],
    ['a whole account', () => new AccountPrincipal(OTHER), 'grant to account `999988887777`'],
  ])('%s cannot use the AWS-managed key', (_who, grantee: (stack: Stack) => IGrantable, name) => {
    const stack = newStack(IN_EUROPE);

    ordersTable({}, stack).grants.read(grantee(stack));

    expect(synthesisErrors(stack)).toEqual([
      `[Shop/Orders] DYN-T032 grants: The ${name} cannot work, because the table uses the AWS managed key, which other accounts cannot use. Set encryption to TableEncryptionV2.dynamoOwnedKey() or TableEncryptionV2.customerManagedKey(key).`,
    ]);
  });

  test("an imported role is allowed by the table's own policy; its own is said to be missing", () => {
    const stack = newStack(IN_EUROPE);

    ordersTable(OWNED, stack).grants.write(importedRole(stack, OTHER));

    expect(permissionsOf(stack)).toEqual([]);
    expect(tablePolicy(stack)).toEqual([
      {
        to: { AWS: `arn:aws:iam::${OTHER}:role/service` },
        allows: ['BatchWriteItem', 'ConditionCheckItem', 'DeleteItem', 'PutItem', 'UpdateItem'].map((action) => `dynamodb:${action} on *`),
      },
    ]);
    expect(warningsOf(stack)).toEqual([]);
    expect(informationOf(stack)).toEqual([
      "DYN-T064 grants: `Shop/Imported` belongs to account `999988887777`, but the table to `111122223333`. The table's policy allows the actions, but this app does not write the policy of the grantee. Allow the same actions in the grantee's policy, in its account. [ack: @dynamorm-cdk/table:DYN-T064]",
    ]);
  });

  const twoAccounts = (roleName?: string) => {
    const app = new App();
    const stack = new Stack(app, 'Shop', IN_EUROPE);
    const theirs = new Stack(app, 'Theirs', { env: { account: OTHER, region: 'eu-west-1' } });
    const role = new Role(theirs, 'Service', { assumedBy: new ServicePrincipal('lambda.amazonaws.com'), roleName });
    return { stack, theirs, role };
  };

  test('a role of the same app gets both policies, and there is nothing to say', () => {
    const { stack, theirs, role } = twoAccounts(PhysicalName.GENERATE_IF_NEEDED);

    new DynamORMTable(stack, 'Orders', { ...KEYS, ...OWNED }).grants.read(role);

    expect(permissionsOf(theirs)).toContain('dynamodb:GetItem on arn:aws:dynamodb:eu-west-1:111122223333:table/orders');
    expect(JSON.stringify(tablePolicy(stack)[0].to)).toContain(`:iam::${OTHER}:role/theirstheirsservice`);
    expect([...warningsOf(stack), ...informationOf(stack)]).toEqual([]);
  });

  test('a role of the same app without a physical name is refused', () => {
    const { stack, role } = twoAccounts();

    new DynamORMTable(stack, 'Orders', { ...KEYS, ...OWNED }).grants.read(role);

    expect(synthesisErrors(stack)).toEqual([
      "[Shop/Orders] DYN-T099 grants: The table's resource policy must name `Theirs/Service`, which has no physical name. Set roleName, for example to PhysicalName.GENERATE_IF_NEEDED. For a function, pass such a role.",
    ]);
  });

  test('an index and nothing else is named by the name of the table', () => {
    const stack = newStack(IN_EUROPE);
    const table = ordersTable({ ...OWNED, globalSecondaryIndexes: [{ indexName: 'gsi-status', partitionKey: text('status') }] }, stack);

    table.grants.query(new AccountPrincipal(OTHER), { indexes: ['gsi-status'] });

    expect(tablePolicy(stack).flatMap(({ allows }) => allows)).toEqual([
      'dynamodb:Query on arn:aws:dynamodb:eu-west-1:111122223333:table/orders/index/gsi-status',
    ]);
  });

  test('an index and nothing else of a table without a name is refused', () => {
    const stack = newStack(IN_EUROPE);
    const table = ordersTable(
      { encryption: OWNED.encryption, globalSecondaryIndexes: [{ indexName: 'gsi-status', partitionKey: text('status') }] },
      stack,
    );

    table.grants.query(new AccountPrincipal(OTHER), { indexes: ['gsi-status'] });

    expect(synthesisErrors(stack)).toEqual([
      "[Shop/Orders] DYN-T069 grants: The grant to account `999988887777` needs the table's resource policy, which can name an index only by the table's name. Set tableName, or grant without `indexes`, `models` and patterns.",
    ]);
  });

  test('a replica is not reached, and comes without a policy', () => {
    const stack = newStack(IN_EUROPE);

    ordersTable({ ...OWNED, replicas: [{ region: 'us-east-1' }] }, stack).grants.read(new AccountPrincipal(OTHER));

    expect(warningsOf(stack)).toEqual([
      "DYN-T098 grants: Account `999988887777` is allowed only by the table's resource policy, and no policy allows the replica in `us-east-1`. Deploy the replica first, then set its resourcePolicy in `replicas`, because CloudFormation refuses a policy on a new replica. [ack: @dynamorm-cdk/table:DYN-T098]",
    ]);
    const { Replicas: replicas } = renderedTable(stack).Properties as { Replicas: { Region: string; ResourcePolicy?: unknown }[] };
    expect(replicas.map(({ Region, ResourcePolicy }) => [Region, ResourcePolicy !== undefined])).toEqual([
      ['us-east-1', false],
      ['eu-west-1', true],
    ]);
  });

  test('an imported table has a policy that is written elsewhere', () => {
    const stack = newStack(IN_EUROPE);
    const table = DynamORMTable.fromExisting(stack, 'Orders', { table: TableV2.fromTableName(stack, 'Table', 'orders'), ...KEYS });

    table.grants.read(new AccountPrincipal(OTHER));

    expect(warningsOf(stack)).toEqual([
      "DYN-T064 grants: Account `999988887777` is not the account of the table, `111122223333`, and this app does not write the table's policy. Allow the same actions in the table's resourcePolicy and in the grantee's policy, each in its account. [ack: @dynamorm-cdk/table:DYN-T064]",
    ]);
  });

  test('cannot be told where the account of the stack is unknown until deployment', () => {
    const stack = newStack();

    ordersTable({}, stack).grants.read(importedRole(stack, OTHER));

    expect(warningsOf(stack)).toEqual([]);
  });
});

describe('a resourcePolicy for another account', () => {
  const policyFor = (principal: AccountPrincipal) =>
    PolicyDocument.fromJson({
      Statement: [{ Effect: 'Allow', Principal: { AWS: principal.accountId }, Action: 'dynamodb:Query', Resource: '*' }],
    });

  test('cannot work with the AWS-managed key', () => {
    const stack = newStack(IN_EUROPE);

    ordersTable({ resourcePolicy: policyFor(new AccountPrincipal(OTHER)) }, stack);

    expect(synthesisErrors(stack)).toEqual([
      '[Shop/Orders] DYN-T032 resourcePolicy: Access of account `999988887777` cannot work, because the table uses the AWS managed key, which other accounts cannot use. Set encryption to TableEncryptionV2.dynamoOwnedKey() or TableEncryptionV2.customerManagedKey(key).',
    ]);
  });

  test.each([
    ['with the key of DynamoDB', { encryption: OWNED.encryption }, OTHER],
    ['of the own account', {}, IN_EUROPE.env.account],
  ])('%s works', (_what, props, account) => {
    const stack = newStack(IN_EUROPE);

    ordersTable({ ...props, resourcePolicy: policyFor(new AccountPrincipal(account)) }, stack);

    expect(warningsOf(stack)).toEqual([]);
  });
});

describe('everybody', () => {
  test.each([
    ['by a StarPrincipal', () => new StarPrincipal()],
    ['by an AnyPrincipal', () => new AnyPrincipal()],
  ])('%s is refused, since DynamoDB takes no public policy', (_how, grantee) => {
    const stack = newStack(IN_EUROPE);

    ordersTable(OWNED, stack).grants.read(grantee());

    expect(synthesisErrors(stack)).toEqual([
      '[Shop/Orders] DYN-T110 grants: The grant is to everybody, and DynamoDB refuses a policy that allows public access. Name accounts, roles or an organization, or add a condition on one of them.',
    ]);
  });

  test('in the resourcePolicy is refused, and everybody of an organization is taken', () => {
    const policyWith = (principal: PrincipalBase) =>
      new PolicyDocument({ statements: [new PolicyStatement({ actions: ['dynamodb:Query'], resources: ['*'], principals: [principal] })] });
    const [open, limited] = [newStack(IN_EUROPE), newStack(IN_EUROPE)];

    ordersTable({ ...OWNED, resourcePolicy: policyWith(new StarPrincipal()) }, open);
    ordersTable({ ...OWNED, resourcePolicy: policyWith(new OrganizationPrincipal('o-abcdefghij')) }, limited);

    expect(synthesisErrors(open)).toEqual([
      '[Shop/Orders] DYN-T110 resourcePolicy: resourcePolicy allows everybody, and DynamoDB refuses a policy that allows public access. Name accounts, roles or an organization, or add a condition on one of them.',
    ]);
    expect(tablePolicy(limited)).toHaveLength(1);
  });

  test('of an organization is allowed, and told what the AWS-managed key keeps from other accounts', () => {
    const [owned, managed] = [newStack(IN_EUROPE), newStack(IN_EUROPE)];

    ordersTable(OWNED, owned).grants.read(new OrganizationPrincipal('o-abcdefghij'));
    ordersTable({}, managed).grants.read(new OrganizationPrincipal('o-abcdefghij'));

    expect(tablePolicy(owned)[0].allows[0]).toContain('dynamodb:BatchGetItem on * when');
    expect(warningsOf(owned)).toEqual([]);
    expect(warningsOf(managed)).toEqual([
      'DYN-T032 grants: The grant to the organization `o-abcdefghij` cannot work for other accounts, because the table uses the AWS managed key, which other accounts cannot use. Set encryption to TableEncryptionV2.dynamoOwnedKey() or TableEncryptionV2.customerManagedKey(key). [ack: @dynamorm-cdk/table:DYN-T032]',
    ]);
  });
});

describe('a key that another app makes', () => {
  const imported = (stack: Stack) => Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/imported');

  test.each([
    [
      'the table',
      (key: IKey) => ({ encryption: TableEncryptionV2.customerManagedKey(key) }),
      'encryption',
      '`kms:Decrypt`, `kms:DescribeKey`',
    ],
    ['attributes', (key: IKey) => ({ ...OWNED, fieldEncryptionKey: key }), 'fieldEncryptionKey', '`kms:Decrypt`'],
  ])('and that encrypts %s must allow whoever has no policy here', (_what, props, path, actions) => {
    const stack = newStack(IN_EUROPE);

    ordersTable(props(imported(stack)), stack).grants.read(new AccountPrincipal(OTHER));

    expect(warningsOf(stack)).toEqual([
      `DYN-T109 ${path}: The policy of the key \`Shop/Key\` must allow account \`999988887777\`, and this app does not write it. Allow ${actions} where the key is made. [ack: @dynamorm-cdk/table:DYN-T109]`,
    ]);
  });

  test('lets roles of its account in by their own policies', () => {
    const stack = newStack(IN_EUROPE);
    const table = ordersTable({ encryption: TableEncryptionV2.customerManagedKey(imported(stack)) }, stack);

    table.grants.read(importedRole(stack, IN_EUROPE.env.account));
    table.grants.read(new AccountRootPrincipal());

    expect(warningsOf(stack)).toEqual([]);
  });

  test('lets them in where the account of the stack is unknown until deployment', () => {
    const stack = newStack();
    const table = ordersTable({ fieldEncryptionKey: imported(stack) }, stack);

    table.grants.read(new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }));

    expect(warningsOf(stack)).toEqual([]);
  });
});

test('a service that is granted nothing gets nothing of the key either', () => {
  const stack = newStack(IN_EUROPE);
  const key = new Key(stack, 'Key');

  ordersTable({ encryption: TableEncryptionV2.customerManagedKey(key) }, stack).grants.read(new ServicePrincipal('lambda.amazonaws.com'));

  expect(JSON.stringify(resourcesOf(stack, 'AWS::KMS::Key')[0].Properties.KeyPolicy)).not.toContain('lambda.amazonaws.com');
});
