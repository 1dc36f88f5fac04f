import type { Call, ProbeAnswer } from './probe';

type Item = Record<string, { S: string }>;

const DENIED = 'AccessDeniedException';

/** Every kind of call on a shared table whose partition key tells the tenant, with keys of the session's own and of another tenant. */
export function keyedCalls(TableName: string, own: Item, other: Item): Record<string, Call> {
  const get = (Key: Item): Call => ['GetItem', { TableName, Key }];
  const put = (Item: Item): Call => ['PutItem', { TableName, Item }];
  const batch = (...Keys: Item[]): Call => ['BatchGetItem', { RequestItems: { [TableName]: { Keys } } }];
  const batchWrite = (...items: Item[]): Call => [
    'BatchWriteItem',
    { RequestItems: { [TableName]: items.map((Item) => ({ PutRequest: { Item } })) } },
  ];
  const transact = (...items: Item[]): Call => [
    'TransactWriteItems',
    { TransactItems: items.map((Item) => ({ Put: { TableName, Item } })) },
  ];
  const update = (Key: Item): Call => [
    'UpdateItem',
    { TableName, Key, UpdateExpression: 'SET note = :n', ExpressionAttributeValues: { ':n': { S: 'x' } } },
  ];
  const query = (key: Item): Call => [
    'Query',
    { TableName, KeyConditionExpression: 'PK = :pk', ExpressionAttributeValues: { ':pk': key.PK } },
  ];
  const check = (Key: Item): Call => [
    'TransactWriteItems',
    {
      TransactItems: [
        { ConditionCheck: { TableName, Key, ConditionExpression: 'attribute_exists(PK)' } },
        { Put: { TableName, Item: own } },
      ],
    },
  ];
  return {
    putOwn: put(own),
    putOther: put(other),
    getOwn: get(own),
    getOther: get(other),
    queryOwn: query(own),
    queryOther: query(other),
    updateOwn: update(own),
    updateOther: update(other),
    batchOwn: batch(own),
    batchMixed: batch(own, other),
    batchWriteOwn: batchWrite(own),
    batchWriteMixed: batchWrite(own, other),
    transactOwn: transact(own),
    transactMixed: transact(own, other),
    checkOther: check(other),
    scan: ['Scan', { TableName }],
    partiql: ['ExecuteStatement', { Statement: `SELECT * FROM "${TableName}"` }],
    deleteOther: ['DeleteItem', { TableName, Key: other }],
    deleteOwn: ['DeleteItem', { TableName, Key: own }],
  };
}

/** Own calls are allowed, and everything else is not. */
export function isolated(calls: Record<string, Call>): ProbeAnswer {
  return Object.fromEntries(
    Object.keys(calls).map((label) => [label, !label.endsWith('Own') ? DENIED : label === 'queryOwn' ? 'Allowed 1' : 'Allowed']),
  );
}

/** Nothing is allowed at all. */
export function refused(calls: Record<string, Call>): ProbeAnswer {
  return Object.fromEntries(Object.keys(calls).map((label) => [label, DENIED]));
}
