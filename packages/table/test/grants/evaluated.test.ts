import { DynamORMTable, type DynamORMTableProps } from '@dynamorm-cdk/table';
import { TableEncryptionV2 } from 'aws-cdk-lib/aws-dynamodb';
import { AccountPrincipal, ArnPrincipal, CompositePrincipal, type IGrantable, LazyRole, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { App, Stack } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { evaluate, type Verdict } from '../../../multi-tenant/test/policy/evaluate';
import { listOf, type PolicyJson, type StatementJson } from '../../../multi-tenant/test/policy/policy-document';
import { RequestContext } from '../../../multi-tenant/test/policy/request-context';
import { KEYS, text } from '../synthesis';

const OURS = '111111111111';
const THEIRS = '999988887777';
const HOME = 'eu-west-1';
const AWAY = 'us-east-1';
const REPLICA_KEY = `arn:aws:kms:${AWAY}:${OURS}:key/replica`;
const ALL: PolicyJson = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
const assumedBy = new ServicePrincipal('lambda.amazonaws.com');
const named = { assumedBy, roleName: 'reader' };

interface Stacks {
  readonly app: App;
  readonly home: Stack;
  readonly away: Stack;
  readonly theirs: Stack;
}

/** A grantee, the account it calls from, and the principal that a resource policy would name. */
interface Grantee {
  readonly of: (stacks: Stacks) => { readonly grantee: IGrantable };
  readonly account: string;
  /** What the policies of the caller say that this app does not write. */
  readonly elsewhere?: PolicyJson;
  readonly arn?: string;
}

const made = (role: Role) => ({ grantee: role });
const imported = (account: string) => `arn:aws:iam::${account}:role/imported`;
const GRANTEES: Record<string, Grantee> = {
  'a role of the stack': { of: ({ home }) => made(new Role(home, 'Role', { assumedBy })), account: OURS },
  'a lazy role': { of: ({ home }) => ({ grantee: new LazyRole(home, 'Role', { assumedBy }) }), account: OURS },
  'an imported role': {
    of: ({ home }) => ({ grantee: Role.fromRoleArn(home, 'Role', imported(OURS)) }),
    account: OURS,
    arn: imported(OURS),
  },
  'a role in another region': { of: ({ away }) => made(new Role(away, 'Role', named)), account: OURS },
  'a user': {
    of: () => ({ grantee: new ArnPrincipal(`arn:aws:iam::${OURS}:user/me`) }),
    account: OURS,
    arn: `arn:aws:iam::${OURS}:user/me`,
  },
  'two roles in one principal': {
    of: () => ({ grantee: new CompositePrincipal(new ArnPrincipal(imported(OURS)), new ArnPrincipal(`${imported(OURS)}2`)) }),
    account: OURS,
    arn: imported(OURS),
  },
  'a role of another account': { of: ({ theirs }) => made(new Role(theirs, 'Role', named)), account: THEIRS },
  'an imported role of another account': {
    of: ({ home }) => ({ grantee: Role.fromRoleArn(home, 'Role', imported(THEIRS)) }),
    account: THEIRS,
    arn: imported(THEIRS),
    elsewhere: ALL,
  },
  'another account': {
    of: () => ({ grantee: new AccountPrincipal(THEIRS) }),
    account: THEIRS,
    arn: `arn:aws:iam::${THEIRS}:root`,
    elsewhere: ALL,
  },
};

const ENCRYPTIONS: Record<string, (home: Stack) => TableEncryptionV2> = {
  'the key of DynamoDB': () => TableEncryptionV2.dynamoOwnedKey(),
  'a customer key': (home) => TableEncryptionV2.customerManagedKey(new Key(home, 'Key'), { [AWAY]: REPLICA_KEY }),
  'an alias of a customer key': (home) =>
    TableEncryptionV2.customerManagedKey(new Key(home, 'Key').addAlias('alias/orders'), { [AWAY]: REPLICA_KEY }),
};

type Resource = { Type: string; Properties: Record<string, unknown> };

/** All policies of an app as they would stand after deployment, and what they say to one caller. */
class Deployed {
  private readonly resources: { readonly type: string; readonly properties: Record<string, unknown> }[] = [];

  constructor(
    app: App,
    private readonly caller: { readonly account: string; readonly arn: string; readonly elsewhere?: PolicyJson },
  ) {
    for (const { template, environment } of app.synth().stacks) {
      const { Resources: resources = {} } = template as { Resources?: Record<string, Resource> };
      for (const { Type, Properties } of Object.values(resources)) {
        this.resources.push({
          type: Type,
          properties: resolved(Properties, resources, environment.region, environment.account) as Record<string, unknown>,
        });
      }
    }
  }

  /** Both sides must allow across accounts; within one either may. */
  public ask(action: string, resource: string, context: Record<string, string | string[]> = {}): Verdict {
    const request = { action, resource, context: new RequestContext(context) };
    const own = this.resourcePolicy(resource);
    const { account, arn } = this.caller;
    if (account === OURS) return evaluate({ identity: this.identity(own), resource: own, roleArn: arn }, request);
    const mine = evaluate({ identity: this.identity() }, request);
    const yours = own ? evaluate({ identity: [], resource: own, roleArn: arn }, request) : 'not allowed';
    return mine === 'allowed' ? yours : mine;
  }

  /** A key policy that names the account leaves the decision to the policies of its identities. */
  private identity(key?: PolicyJson): PolicyJson[] {
    const written = this.resources
      .filter(({ type }) => type === 'AWS::IAM::Policy')
      .map(({ properties }) => properties.PolicyDocument as PolicyJson);
    const all = [...written, ...(this.caller.elsewhere ? [this.caller.elsewhere] : [])];
    const statements = key?.Statement ?? [];
    const isKey = statements.some(({ Action }) => listOf(Action).some((action) => action.startsWith('kms:')));
    return isKey ? all.filter(() => statements.some(trustsAccount)) : all;
  }

  private resourcePolicy(arn: string): PolicyJson | undefined {
    if (arn.includes(':kms:'))
      return this.resources.find(({ type }) => type === 'AWS::KMS::Key')?.properties.KeyPolicy as PolicyJson | undefined;
    const table = this.resources.find(
      ({ type, properties }) => type === 'AWS::DynamoDB::GlobalTable' && arn.includes(`:table/${properties.TableName}`),
    );
    const copies = (table?.properties.Replicas ?? []) as { Region: string; ResourcePolicy?: { PolicyDocument: PolicyJson } }[];
    return copies.find(({ Region }) => Region === arn.split(':')[3])?.ResourcePolicy?.PolicyDocument;
  }
}

function trustsAccount({ Principal, Action, Condition }: StatementJson): boolean {
  const principals = listOf((Principal as { AWS?: string | string[] }).AWS);
  return Condition === undefined && principals.includes(`arn:aws:iam::${OURS}:root`) && listOf(Action).includes('kms:*');
}

function resolved(value: unknown, resources: Record<string, Resource>, region: string, account: string): unknown {
  const inner = (one: unknown): unknown => resolved(one, resources, region, account);
  if (Array.isArray(value)) return value.map(inner);
  if (typeof value !== 'object' || value === null) return value;
  const [[name, argument]] = [...Object.entries(value), ['', undefined]] as [string, unknown][];
  const pseudo: Record<string, string> = {
    'AWS::Partition': 'aws',
    'AWS::Region': region,
    'AWS::AccountId': account,
    'AWS::URLSuffix': 'amazonaws.com',
  };
  if (name === 'Ref') return pseudo[argument as string] ?? resources[argument as string]?.Properties.TableName ?? argument;
  if (name === 'Fn::Join') return (argument as [string, unknown[]])[1].map(inner).join((argument as [string, unknown[]])[0]);
  if (name === 'Fn::GetAtt') {
    const [id] = argument as [string];
    const kinds: Record<string, string> = {
      'AWS::DynamoDB::GlobalTable': `arn:aws:dynamodb:${region}:${account}:table/${resources[id].Properties.TableName}`,
      'AWS::KMS::Key': `arn:aws:kms:${region}:${account}:key/${id}`,
      'AWS::IAM::Role': `arn:aws:iam::${account}:role/${resources[id].Properties.RoleName ?? id}`,
    };
    return kinds[resources[id].Type];
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inner(one)]));
}

const tableArn = (region: string, name = 'orders') => `arn:aws:dynamodb:${region}:${OURS}:table/${name}`;
const status = `${tableArn(HOME)}/index/gsi-status`;

function deployed(
  who: string,
  props: (home: Stack) => Partial<DynamORMTableProps>,
  act: (table: DynamORMTable, grantee: IGrantable) => void,
) {
  const app = new App();
  const stackIn = (id: string, account: string, region: string) => new Stack(app, id, { env: { account, region } });
  const stacks = { app, home: stackIn('Home', OURS, HOME), away: stackIn('Away', OURS, AWAY), theirs: stackIn('Theirs', THEIRS, HOME) };
  const { of, account, arn, elsewhere } = GRANTEES[who];
  const { grantee } = of(stacks);
  const table = new DynamORMTable(stacks.home, 'Orders', { ...KEYS, tableName: 'orders', ...props(stacks.home) });
  act(table, grantee);
  table.addGlobalIndex('status', { partitionKey: text('status') });
  const own = `arn:aws:iam::${account}:role/reader`;
  return new Deployed(app, { account, arn: arn ?? own, elsewhere });
}

describe.each(Object.keys(GRANTEES))('%s', (who) => {
  describe.each(Object.keys(ENCRYPTIONS))('of a table with %s', (encryption) => {
    const encrypted = (home: Stack) => ({ encryption: ENCRYPTIONS[encryption](home), replicas: [{ region: AWAY }] });

    test('may read what it is granted, by its key, and nothing else', () => {
      const asks = deployed(who, encrypted, (table, grantee) => table.grants.read(grantee));

      const allowed = [
        ['dynamodb:GetItem', tableArn(HOME)],
        ['dynamodb:Query', tableArn(HOME)],
        ['dynamodb:Query', status],
        ...(GRANTEES[who].arn === undefined && GRANTEES[who].account === OURS ? [['dynamodb:GetItem', tableArn(AWAY)]] : []),
      ];
      const denied = [
        ['dynamodb:PutItem', tableArn(HOME)],
        ['dynamodb:Scan', tableArn(HOME)],
        ['dynamodb:Scan', status],
        ...(GRANTEES[who].elsewhere ? [] : [['dynamodb:GetItem', tableArn(HOME, 'stock')]]),
      ];
      expect(allowed.filter(([action, arn]) => asks.ask(action, arn) !== 'allowed')).toEqual([]);
      expect(denied.filter(([action, arn]) => asks.ask(action, arn) === 'allowed')).toEqual([]);
      if (encryption === 'the key of DynamoDB') return;
      const key = `arn:aws:kms:${HOME}:${OURS}:key/Key961B73FD`;
      const through = { 'kms:ViaService': `dynamodb.${HOME}.amazonaws.com` };
      expect(asks.ask('kms:Decrypt', key, through)).toBe('allowed');
      expect(asks.ask('kms:Decrypt', key, { 'kms:ViaService': `s3.${HOME}.amazonaws.com` })).not.toBe('allowed');
      expect(asks.ask('kms:Encrypt', key, through)).not.toBe('allowed');
    });
  });

  test('may query one index with its own keys, and neither the table nor another key', () => {
    const asks = deployed(
      who,
      () => ({ encryption: TableEncryptionV2.dynamoOwnedKey() }),
      (table, grantee) => table.grants.query(grantee, { indexes: ['gsi-status'], indexLeadingKeys: { 'gsi-status': ['OPEN*'] } }),
    );

    const keyed = (...keys: string[]) => ({ 'dynamodb:LeadingKeys': keys });
    expect(asks.ask('dynamodb:Query', status, keyed('OPEN#1'))).toBe('allowed');
    expect(asks.ask('dynamodb:Query', status, keyed('PAID'))).not.toBe('allowed');
    expect(asks.ask('dynamodb:Query', status)).not.toBe('allowed');
    expect(asks.ask('dynamodb:Query', tableArn(HOME), keyed('OPEN#1'))).not.toBe('allowed');
    expect(asks.ask('dynamodb:Query', `${tableArn(HOME)}/index/gsi-other`, keyed('OPEN#1'))).not.toBe('allowed');
  });

  test('may use the field key from the client, as far as it writes', () => {
    const asks = deployed(
      who,
      (home) => ({ encryption: TableEncryptionV2.dynamoOwnedKey(), fieldEncryptionKey: new Key(home, 'Key') }),
      (table, grantee) => table.grants.write(grantee),
    );

    const key = `arn:aws:kms:${HOME}:${OURS}:key/Key961B73FD`;
    expect(asks.ask('kms:GenerateDataKey', key)).toBe('allowed');
    expect(asks.ask('kms:Decrypt', key)).not.toBe('allowed');
  });
});
