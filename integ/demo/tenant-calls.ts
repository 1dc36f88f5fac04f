import {
  BatchGetItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { type Call, call, done } from './call';
import type { Sessions } from './sessions';

const DENIED = 'AccessDeniedException';

/**
 * Two sellers share the catalogue. The broker opens a session for each; what each may do is held by IAM alone.
 *
 * @param broker function that opens sellers' sessions
 */
export async function tenantCalls(sessions: Sessions, broker: string, sellerRole: string, table: string): Promise<Call[]> {
  const brokerKeys = await sessions.ofFunction(broker);
  const seller = async (id: string) => sessions.dynamodb(await sessions.open(brokerKeys, sellerRole, { TenantID: id }));
  const [acme, acme2] = [await seller('acme'), await seller('acme2')];
  return [
    ...(await of('acme', acme, 'acme2', table)),
    ...(await of('acme2', acme2, 'acme', table)),
    await call('the broker opens a session without a seller', 'AccessDenied', () => done(sessions.open(brokerKeys, sellerRole))),
    await call('the broker opens one with an empty seller', 'AccessDenied', () =>
      done(sessions.open(brokerKeys, sellerRole, { TenantID: '' })),
    ),
    await call('the broker opens one with another tag beside it', 'AccessDenied', () =>
      done(sessions.open(brokerKeys, sellerRole, { TenantID: 'acme', Role: 'admin' })),
    ),
    await call('the broker itself reads the catalogue', DENIED, () =>
      done(sessions.dynamodb(brokerKeys).send(new GetItemCommand({ TableName: table, Key: item('acme') }))),
    ),
  ];
}

function item(seller: string) {
  return { PK: { S: `SELLER#${seller}` }, SK: { S: 'PRODUCT#1' } };
}

/** What one seller tries with its own products and with another's. */
async function of(own: string, client: DynamoDBClient, other: string, TableName: string): Promise<Call[]> {
  const product = (seller: string) => ({ ...item(seller), title: { S: `by ${own}` }, priceCents: { N: '1999' } });
  const put = (seller: string) => done(client.send(new PutItemCommand({ TableName, Item: product(seller) })));
  const batch = (...sellers: string[]) =>
    done(client.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: sellers.map(item) } } })));
  const cheapest = async (seller: string) => {
    const { Count } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: 'lsi-price',
        KeyConditionExpression: 'PK = :pk',
        ExpressionAttributeValues: { ':pk': { S: `SELLER#${seller}` } },
      }),
    );
    return `${Count} item`;
  };
  const transact = (...sellers: string[]) =>
    done(
      client.send(
        new TransactWriteItemsCommand({ TransactItems: sellers.map((seller) => ({ Put: { TableName, Item: product(seller) } })) }),
      ),
    );
  return [
    await call(`${own} writes its own product`, 'done', () => put(own)),
    await call(`${own} writes a product of ${other}`, DENIED, () => put(other)),
    await call(`${own} queries its own by price`, '1 item', () => cheapest(own)),
    await call(`${own} queries those of ${other}`, DENIED, () => cheapest(other)),
    await call(`${own} reads a batch of its own`, 'done', () => batch(own)),
    await call(`${own} reads a batch of both`, DENIED, () => batch(own, other)),
    await call(`${own} writes both in one transaction`, DENIED, () => transact(own, other)),
    await call(`${own} scans the catalogue`, DENIED, () => done(client.send(new ScanCommand({ TableName })))),
  ];
}
