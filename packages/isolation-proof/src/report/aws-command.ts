import type { Claim, SharedTableClaim } from '../theorem/claim';
import type { Counterexample } from '../theorem/counterexample';

/** The counterexample as a command of the AWS CLI, for a session with the tenant's credentials; undefined for a call that it cannot make. */
export function awsCommandOf({ action, resource, region, keys }: Counterexample, claims: readonly Claim[]): string | undefined {
  const [, table, , index] = /:table\/([^/]+)(\/index\/([^/]+))?$/.exec(resource) ?? [];
  if (table === undefined) return undefined;
  const claim = claims.find((one): one is SharedTableClaim => one.kind === 'shared table' && one.table === table);
  const partitionKey =
    (index === undefined ? undefined : claim?.indexes.find(({ name }) => name === index)?.partitionKey) ?? claim?.partitionKey ?? 'PK';
  const [key = ''] = keys;
  const itemOf = (value: string) => ({
    [partitionKey]: { S: value },
    ...(claim?.sortKey === undefined ? {} : { [claim.sortKey]: { S: 'x' } }),
  });
  const item = JSON.stringify(itemOf(key));
  const names = ['--table-name', table, ...(index === undefined ? [] : ['--index-name', index])];
  const calls: Record<string, string[]> = {
    'dynamodb:GetItem': ['get-item', ...names, '--key', item],
    'dynamodb:DeleteItem': ['delete-item', ...names, '--key', item],
    'dynamodb:UpdateItem': ['update-item', ...names, '--key', item],
    'dynamodb:PutItem': ['put-item', ...names, '--item', item],
    'dynamodb:BatchGetItem': ['batch-get-item', '--request-items', JSON.stringify({ [table]: { Keys: keys.map(itemOf) } })],
    'dynamodb:BatchWriteItem': [
      'batch-write-item',
      '--request-items',
      JSON.stringify({ [table]: keys.map((value) => ({ PutRequest: { Item: itemOf(value) } })) }),
    ],
    'dynamodb:Query': [
      'query',
      ...names,
      '--key-condition-expression',
      '#k = :k',
      '--expression-attribute-names',
      JSON.stringify({ '#k': partitionKey }),
      '--expression-attribute-values',
      JSON.stringify({ ':k': { S: key } }),
    ],
    'dynamodb:Scan': ['scan', ...names],
    'dynamodb:PartiQLSelect': ['execute-statement', '--statement', `SELECT * FROM "${table}"${index === undefined ? '' : `."${index}"`}`],
    'dynamodb:DescribeTable': ['describe-table', '--table-name', table],
    'dynamodb:DeleteTable': ['delete-table', '--table-name', table],
  };
  const call = calls[action];
  return call === undefined ? undefined : ['aws', 'dynamodb', ...call, '--region', region].map(shellWord).join(' ');
}

/** A word as a POSIX shell takes it. */
export function shellWord(word: string): string {
  return /^[\w./:@=+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
