import type { Policies } from '../policy/evaluate';
import type { PolicyJson, StatementJson } from '../policy/policy-document';

/** What somebody else attaches to the role or to the table later on. */
export interface Later {
  readonly name: string;
  readonly attach: (policies: Policies, tables: string[]) => Policies;
}

const policy = (...Statement: StatementJson[]): PolicyJson => ({ Version: '2012-10-17', Statement });
const toRole = (statement: (tables: string[]) => StatementJson) => (policies: Policies, tables: string[]) => ({
  ...policies,
  identity: [...policies.identity, policy(statement(tables))],
});
const toTable = (principal: (policies: Policies) => string | undefined) => (policies: Policies) => ({
  ...policies,
  resource: policy({ Effect: 'Allow', Principal: { AWS: principal(policies) ?? '' }, Action: 'dynamodb:*', Resource: '*' }),
});

/** CDK's own list for grantReadData, stated here since it is what people call. */
const READ_DATA = ['BatchGetItem', 'Query', 'GetItem', 'Scan', 'ConditionCheckItem', 'DescribeTable', 'GetRecords', 'GetShardIterator'];

export const LATER: Later[] = [
  { name: 'dynamodb:* on everything', attach: toRole(() => ({ Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' })) },
  {
    name: 'grantReadData',
    attach: toRole((tables) => ({
      Effect: 'Allow',
      Action: READ_DATA.map((action) => `dynamodb:${action}`),
      Resource: tables.flatMap((table) => [table, `${table}/index/*`]),
    })),
  },
  {
    name: 'a Scan statement',
    attach: toRole((tables) => ({
      Effect: 'Allow',
      Action: 'dynamodb:Scan',
      Resource: tables.flatMap((table) => [table, `${table}/index/*`]),
    })),
  },
  { name: 'a table policy that names the role', attach: toTable(({ roleArn }) => roleArn) },
  { name: 'a table policy that names the session', attach: toTable(({ sessionArn }) => sessionArn) },
];

export const EVERYTHING = LATER[0];
