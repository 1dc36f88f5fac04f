import { DynamORMTable, type DynamORMTableProps } from '@dynamorm-cdk/table';
import { StreamViewType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { AccountPrincipal, ArnPrincipal, type IGrantable, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { App, Stack } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { permissionsFor, permissionsOf, plain } from '../permissions';
import { IN_EUROPE, informationOf, KEYS, renderedTable, resourcesOf, synthesisErrors, warningsOf } from '../synthesis';

const OTHER = '999988887777';
const USER = 'arn:aws:iam::111122223333:user/me';
const assumedBy = new ServicePrincipal('lambda.amazonaws.com');
/** Newer versions of aws-cdk-lib can write the policy of a stream; the oldest supported one cannot. */
const writesPolicies = 'addToStreamResourcePolicy' in TableV2.prototype;

function streamGrantedTo(
  grantee: (app: App, stack: Stack) => IGrantable,
  props: (stack: Stack) => Partial<DynamORMTableProps> = () => ({}),
) {
  const app = new App();
  const stack = new Stack(app, 'Shop', IN_EUROPE);
  const table = new DynamORMTable(stack, 'Orders', {
    ...KEYS,
    stream: StreamViewType.NEW_AND_OLD_IMAGES,
    encryption: TableEncryptionV2.dynamoOwnedKey(),
    ...props(stack),
  });
  const grant = table.grants.stream(grantee(app, stack));
  return { stack, grant };
}

const theirRole = (app: App, roleName?: string, region = 'eu-west-1') =>
  new Role(new Stack(app, 'Theirs', { env: { account: OTHER, region } }), 'Reader', { assumedBy, roleName });

/** Whom the stream's resource policy allows what. */
function streamPolicy(stack: Stack) {
  const { Replicas: replicas } = renderedTable(stack).Properties as {
    Replicas: { ReplicaStreamSpecification?: { ResourcePolicy: { PolicyDocument: { Statement: { Principal: { AWS: unknown } }[] } } } }[];
  };
  const statements = replicas.flatMap(({ ReplicaStreamSpecification: stream }) => stream?.ResourcePolicy.PolicyDocument.Statement ?? []);
  return statements.map((statement) => ({ ...statement, Principal: { AWS: plain(statement.Principal.AWS) } }));
}

const allows = (principal: unknown) => ({
  Effect: 'Allow',
  Action: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
  Resource: '*',
  Principal: { AWS: principal },
});

describe('a role of the app', () => {
  test('reads the stream by its own policy alone', () => {
    const { stack, grant } = streamGrantedTo((_app, home) => new Role(home, 'Reader', { assumedBy }));

    expect(permissionsFor('dynamodb', stack)).toContain('dynamodb:GetRecords on {OrdersA9B65338.StreamArn}');
    expect(streamPolicy(stack)).toEqual([]);
    expect(grant.success).toBe(true);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('in the region of a replica reads the stream of the replica', () => {
    const { stack } = streamGrantedTo(
      (app) => new Role(new Stack(app, 'Away', { env: { ...IN_EUROPE.env, region: 'us-east-1' } }), 'Reader', { assumedBy }),
      () => ({ tableName: 'orders', replicas: [{ region: 'us-east-1' }] }),
    );

    const away = Stack.of(stack.node.root.node.findChild('Away'));
    expect(permissionsOf(away)).toContain('dynamodb:GetRecords on arn:aws:dynamodb:us-east-1:111122223333:table/orders/stream/*');
    expect(streamPolicy(stack)).toEqual([]);
  });
});

describe("the stream's own policy", () => {
  test.runIf(writesPolicies).each([
    ['a user by ARN', () => new ArnPrincipal(USER), USER],
    ['another account', () => new AccountPrincipal(OTHER), `arn:aws:iam::${OTHER}:root`],
    [
      'an imported role',
      (_app: App, home: Stack) => Role.fromRoleArn(home, 'Reader', `arn:aws:iam::${OTHER}:role/reader`),
      `arn:aws:iam::${OTHER}:role/reader`,
    ],
  ])('allows %s', (_who, grantee, principal) => {
    const { stack, grant } = streamGrantedTo(grantee);

    expect(streamPolicy(stack)).toEqual([allows(principal)]);
    expect(grant.success).toBe(true);
    expect(warningsOf(stack)).toEqual([]);
  });

  test.runIf(writesPolicies)('says that the policy of an imported role of another account is written there', () => {
    const { stack } = streamGrantedTo((_app, home) => Role.fromRoleArn(home, 'Reader', `arn:aws:iam::${OTHER}:role/reader`));

    expect(informationOf(stack)).toEqual([
      "DYN-T064 grants: `Shop/Reader` belongs to account `999988887777`, but the table to `111122223333`. The stream's policy allows the actions, but this app does not write the policy of the grantee. Allow the same actions in the grantee's policy, in its account. [ack: @dynamorm-cdk/table:DYN-T064]",
    ]);
  });

  test.runIf(!writesPolicies)('cannot be written by an older aws-cdk-lib, and that is said', () => {
    const { stack } = streamGrantedTo(() => new AccountPrincipal(OTHER));

    expect(warningsOf(stack)).toEqual([
      "DYN-T064 grants: Account `999988887777` is not the account of the table, `111122223333`, and the installed aws-cdk-lib cannot write the stream's policy. Allow the same actions in the stream's streamResourcePolicy and in the grantee's policy, each in its account. [ack: @dynamorm-cdk/table:DYN-T064]",
    ]);
  });

  test.runIf(!writesPolicies)('of a user, who is allowed by nothing else, is missing', () => {
    const { stack, grant } = streamGrantedTo(() => new ArnPrincipal(USER));

    expect(grant.success).toBe(false);
    expect(warningsOf(stack)).toEqual([
      `DYN-T065 grants: \`${USER}\` has no policy to which a statement can be added, so nothing is granted. Grant to a role, or write the stream's streamResourcePolicy. [ack: @dynamorm-cdk/table:DYN-T065]`,
    ]);
  });

  test.runIf(writesPolicies)('must name a role of another account', () => {
    const { stack } = streamGrantedTo((app) => theirRole(app));

    expect(synthesisErrors(stack)).toEqual([
      "[Shop/Orders] DYN-T099 grants: The stream's resource policy must name `Theirs/Reader`, which has no physical name. Set roleName, for example to PhysicalName.GENERATE_IF_NEEDED. For a function, pass such a role.",
    ]);
  });

  test('of a replica is written by no grant, and that is said', () => {
    const { stack } = streamGrantedTo(
      (app) => theirRole(app, 'reader', 'us-east-1'),
      () => ({ tableName: 'orders', replicas: [{ region: 'us-east-1' }] }),
    );

    expect(warningsOf(stack)).toEqual([
      "DYN-T064 grants: `Theirs/Reader` belongs to account `999988887777`, but the table to `111122223333`, and no grant writes the policy of the stream in `us-east-1`. Allow the same actions in the stream's streamResourcePolicy and in the grantee's policy, each in its account. [ack: @dynamorm-cdk/table:DYN-T064]",
    ]);
  });
});

test('another account cannot read a stream under the AWS-managed key', () => {
  const { stack } = streamGrantedTo(
    () => new AccountPrincipal(OTHER),
    () => ({ encryption: TableEncryptionV2.awsManagedKey() }),
  );

  expect(synthesisErrors(stack)).toEqual([
    '[Shop/Orders] DYN-T032 grants: The grant to account `999988887777` cannot work, because the table uses the AWS managed key, which other accounts cannot use. Set encryption to TableEncryptionV2.dynamoOwnedKey() or TableEncryptionV2.customerManagedKey(key).',
  ]);
});

test("a customer key allows the reader of another account in the key's policy", () => {
  const { stack } = streamGrantedTo(
    () => new AccountPrincipal(OTHER),
    (home) => ({ encryption: TableEncryptionV2.customerManagedKey(new Key(home, 'Key')) }),
  );

  const [key] = resourcesOf(stack, 'AWS::KMS::Key');
  const { Statement: statements } = key.Properties.KeyPolicy as { Statement: { Action: string | string[]; Principal: unknown }[] };
  expect(statements.map(({ Action }) => Action)).toContainEqual(['kms:Decrypt', 'kms:DescribeKey']);
});
