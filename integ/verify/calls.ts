import type { Call, Targets } from './claim';

/** Index whose partition key is `owner`. */
export const OWNER_INDEX = 'by-owner';
/** Index with two partition attributes, `country` and `owner`. */
export const PLACE_INDEX = 'by-place';

/** Each tenant's row belongs, by `owner`, to the other one: table and index tell them apart differently. */
export const ITEMS = [
  { PK: { S: 'acme' }, owner: { S: 'globex' }, country: { S: 'fr' } },
  { PK: { S: 'globex' }, owner: { S: 'acme' }, country: { S: 'fr' } },
];

type Make = (targets: Targets) => Call;

const key = (PK: string) => ({ PK: { S: PK } });

export const get =
  (PK: string): Make =>
  ({ tableName: TableName }) => ['GetItem', { TableName, Key: key(PK) }];

export const scan: Make = ({ tableName: TableName }) => ['Scan', { TableName }];

export const listTables: Make = () => ['ListTables', { Limit: 1 }];

export const query =
  (PK: string): Make =>
  ({ tableName: TableName }) => [
    'Query',
    { TableName, KeyConditionExpression: 'PK = :pk', ExpressionAttributeValues: { ':pk': { S: PK } } },
  ];

export const queryOwner =
  (owner: string): Make =>
  ({ tableName: TableName }) => [
    'Query',
    {
      TableName,
      IndexName: OWNER_INDEX,
      KeyConditionExpression: '#o = :o',
      ExpressionAttributeNames: { '#o': 'owner' },
      ExpressionAttributeValues: { ':o': { S: owner } },
    },
  ];

export const queryPlace =
  (country: string, owner: string): Make =>
  ({ tableName: TableName }) => [
    'Query',
    {
      TableName,
      IndexName: PLACE_INDEX,
      KeyConditionExpression: '#c = :c AND #o = :o',
      ExpressionAttributeNames: { '#c': 'country', '#o': 'owner' },
      ExpressionAttributeValues: { ':c': { S: country }, ':o': { S: owner } },
    },
  ];

export const batchGet =
  (...keys: string[]): Make =>
  ({ tableName }) => ['BatchGetItem', { RequestItems: { [tableName]: { Keys: keys.map(key) } } }];

export const transactGet =
  (...keys: string[]): Make =>
  ({ tableName: TableName }) => ['TransactGetItems', { TransactItems: keys.map((PK) => ({ Get: { TableName, Key: key(PK) } })) }];

export const transactUpdate =
  (...keys: string[]): Make =>
  ({ tableName: TableName }) => [
    'TransactWriteItems',
    {
      TransactItems: keys.map((PK) => ({
        Update: {
          TableName,
          Key: key(PK),
          UpdateExpression: 'SET note = :n',
          ExpressionAttributeValues: { ':n': { S: 'seen' } },
        },
      })),
    },
  ];

/** Checks one item and updates another in a transaction. */
export const transactCheck =
  (checked: string, updated: string): Make =>
  (targets) => {
    const { tableName: TableName } = targets;
    const [command, input] = transactUpdate(updated)(targets);
    const check = { ConditionCheck: { TableName, Key: key(checked), ConditionExpression: 'attribute_exists(PK)' } };
    return [command, { TransactItems: [check, ...(input.TransactItems as unknown[])] }];
  };

export const select =
  (where?: { PK: string } | { owner: string }, index?: string): Make =>
  ({ tableName }) => {
    const from = index ? `"${tableName}"."${index}"` : `"${tableName}"`;
    const condition = Object.entries(where ?? {}).map(([name, value]) => ` WHERE "${name}" = '${value}'`);
    return ['ExecuteStatement', { Statement: `SELECT * FROM ${from}${condition.join('')}` }];
  };

export const update =
  (PK: string): Make =>
  ({ tableName }) => ['ExecuteStatement', { Statement: `UPDATE "${tableName}" SET note = 'seen' WHERE PK = '${PK}'` }];
