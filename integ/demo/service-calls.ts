import {
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type Call, call, done } from './call';

/** What DynamORM would call for the example's models, under `grants.readWrite` alone. */
export async function serviceCalls(client: DynamoDBClient, orders: string, inventory: string): Promise<Call[]> {
  const key = { PK: { S: 'CUSTOMER#7' }, SK: { S: 'ORDER#1001' } };
  const now = { S: new Date().toISOString() };
  const stock = { warehouse: { N: '3' }, item: { S: 'LEVEL#KEYBOARD' } };
  const order = {
    ...key,
    status: { S: 'PLACED' },
    placedAt: now,
    totalCents: { N: '4200' },
    currency: { S: 'EUR' },
    lines: { L: [] },
    createdAt: now,
    updatedAt: now,
    version: { N: '0' },
  };
  const level = { ...stock, sku: { S: 'KEYBOARD' }, quantity: { N: '12' }, createdAt: now, updatedAt: now, version: { N: '0' } };

  /** DynamORM's optimistic lock: the version read must still stand, and is counted up. */
  const update = (version: number) =>
    client.send(
      new UpdateItemCommand({
        TableName: orders,
        Key: key,
        UpdateExpression: 'SET #status = :status, #version = :next',
        ConditionExpression: '#version = :current',
        ExpressionAttributeNames: { '#status': 'status', '#version': 'version' },
        ExpressionAttributeValues: { ':status': { S: 'PAID' }, ':current': { N: String(version) }, ':next': { N: String(version + 1) } },
      }),
    );
  const byStatus = () =>
    client.send(
      new QueryCommand({
        TableName: orders,
        IndexName: 'gsi-status',
        KeyConditionExpression: '#status = :status',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':status': { S: 'PAID' } },
      }),
    );
  const reserve = () =>
    client.send(
      new TransactWriteItemsCommand({
        TransactItems: [
          {
            ConditionCheck: {
              TableName: orders,
              Key: key,
              ConditionExpression: '#status = :paid',
              ExpressionAttributeNames: { '#status': 'status' },
              ExpressionAttributeValues: { ':paid': { S: 'PAID' } },
            },
          },
          {
            Update: {
              TableName: inventory,
              Key: stock,
              UpdateExpression: 'SET #quantity = #quantity - :one',
              ConditionExpression: '#quantity >= :one',
              ExpressionAttributeNames: { '#quantity': 'quantity' },
              ExpressionAttributeValues: { ':one': { N: '1' } },
            },
          },
        ],
      }),
    );

  return [
    await call('create an order', 'done', () => done(client.send(new PutItemCommand({ TableName: orders, Item: order })))),
    await call('create a stock level', 'done', () => done(client.send(new PutItemCommand({ TableName: inventory, Item: level })))),
    await call('update at version 0', 'done', () => done(update(0))),
    await call('update at version 0 again, which is stale', 'ConditionalCheckFailedException', () => done(update(0))),
    await call('query gsi-status', '1 item', async () => `${(await byStatus()).Count} item`),
    await call('transaction with a condition check', 'done', () => done(reserve())),
    await call('scan, which nobody granted', 'AccessDeniedException', () => done(client.send(new ScanCommand({ TableName: orders })))),
  ];
}
