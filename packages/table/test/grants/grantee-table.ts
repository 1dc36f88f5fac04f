import { DynamORMTable } from '@dynamorm-cdk/table';
import { TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { App, Stack } from 'aws-cdk-lib/core';
import { KEYS, text } from '../synthesis';
import { AWAY, DeployedPolicies, HOME, OURS, THEIRS } from './deployed-policies';
import { GRANTEES, type Stacks } from './grantees';

const REPLICA_KEY = `arn:aws:kms:${AWAY}:${OURS}:key/replica`;
const IMPORTED_KEY = `arn:aws:kms:${HOME}:${OURS}:key/imported`;
const replicaKey = { [AWAY]: REPLICA_KEY };
const STATUS = { indexName: 'gsi-status', partitionKey: text('status') };

/** Every key that a table may have, and its ARN where a caller needs it. */
export const ENCRYPTIONS: Record<
  string,
  { readonly of: (home: Stack) => TableEncryptionV2; readonly key?: string; readonly isAws?: boolean }
> = {
  'The AWS-managed key, the default': { of: () => TableEncryptionV2.awsManagedKey(), isAws: true },
  'The key of DynamoDB': { of: () => TableEncryptionV2.dynamoOwnedKey() },
  'A customer key of the app': {
    of: (home) => TableEncryptionV2.customerManagedKey(new Key(home, 'Key'), replicaKey),
    key: `arn:aws:kms:${HOME}:${OURS}:key/Key961B73FD`,
  },
  'An imported customer key': {
    of: (home) => TableEncryptionV2.customerManagedKey(Key.fromKeyArn(home, 'Key', IMPORTED_KEY), replicaKey),
    key: IMPORTED_KEY,
  },
};

export type Encryption = keyof typeof ENCRYPTIONS;

/** What a grant renders, and what it lets its grantee do. */
export interface Outcome {
  /** Which policies have a statement. */
  readonly written: string[];
  /** What the grantee reads and writes, with the key: the table, its index, its replica. */
  readonly works: string[];
  /** What the grantee may do that `readWrite` of DynamORM does not need. */
  readonly beyond: string[];
  /** Codes of findings, or the first words of CDK's error. */
  readonly said: string[];
}

const propsOf = (encryption: TableEncryptionV2) => ({
  ...KEYS,
  tableName: 'orders',
  encryption,
  replicas: [{ region: AWAY }],
  globalSecondaryIndexes: [STATUS],
});

type Make = (home: Stack, encryption: TableEncryptionV2, grantee: IGrantable) => void;

/** A table of three copies of its data that a grantee works with: itself, its index, its replica. */
export const ours: Make = (home, encryption, grantee) => {
  const table = new DynamORMTable(home, 'Orders', propsOf(encryption));
  table.grants.readWrite(grantee);
};

export const cdks: Make = (home, encryption, grantee) => {
  const table = new TableV2(home, 'Orders', propsOf(encryption));
  table.grantReadWriteData(grantee);
};

/** An app with the stack of the table; the others are made as they are asked for. */
export function stacksOf(): Stacks {
  const app = new App({ context: { 'aws:cdk:enable-path-metadata': true } });
  const stackIn = (id: string, account: string, region: string) => new Stack(app, id, { env: { account, region } });
  return {
    app,
    home: stackIn('Home', OURS, HOME),
    get beside() {
      return stackIn('Beside', OURS, HOME);
    },
    get away() {
      return stackIn('Away', OURS, AWAY);
    },
    get elsewhere() {
      return stackIn('Elsewhere', OURS, 'ap-southeast-2');
    },
    get theirs() {
      return stackIn('Theirs', THEIRS, HOME);
    },
  };
}

export function outcome(make: Make, who: string, encryption: Encryption): Outcome {
  const { of, caller } = GRANTEES[who];
  const stacks = stacksOf();
  let policies: DeployedPolicies;
  try {
    const grantee = of(stacks);
    make(stacks.home, ENCRYPTIONS[encryption].of(stacks.home), grantee);
    policies = new DeployedPolicies(stacks.app, caller);
  } catch (error) {
    return { written: [], works: [], beyond: [], said: saidBy((error as Error).message) };
  }
  const { key, isAws } = ENCRYPTIONS[encryption];
  const usable = (region: string) => {
    if (isAws) return caller.account === OURS;
    const through = { 'kms:ViaService': `dynamodb.${region}.amazonaws.com` };
    const arn = region === HOME ? key : REPLICA_KEY;
    return !key || ['kms:Decrypt', 'kms:Encrypt'].every((action) => policies.ask(action, arn as string, through) === 'allowed');
  };
  const may = (region: string, below: string, ...actions: string[]) =>
    usable(region) &&
    actions.every((action) => policies.ask(`dynamodb:${action}`, `arn:aws:dynamodb:${region}:${OURS}:table/orders${below}`) === 'allowed');
  const calls = ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'];
  return {
    written: policies.written,
    works: [
      ...(may(HOME, '', ...calls) ? ['table'] : []),
      ...(may(HOME, '/index/gsi-status', 'Query') ? ['index'] : []),
      ...(may(AWAY, '', ...calls) ? ['replica'] : []),
    ],
    beyond: [
      ...['Scan', 'DescribeTable', 'DeleteTable', 'PutResourcePolicy'].filter((action) => may(HOME, '', action)),
      ...(may(HOME, '/index/gsi-none', 'Query') ? ['Query of an index that does not exist'] : []),
    ],
    said: messagesOf(stacks.home),
  };
}

function messagesOf(home: Stack): string[] {
  const codes = home.node.findAll().flatMap(({ node }) => node.metadata.flatMap(({ data }) => /DYN-T\d+/.exec(String(data)) ?? []));
  return [...new Set(codes)].sort();
}

function saidBy(message: string): string[] {
  const codes = [...message.matchAll(/DYN-T\d+/g)].map(([code]) => code);
  return codes.length > 0 ? [...new Set(codes)] : ['an error'];
}
