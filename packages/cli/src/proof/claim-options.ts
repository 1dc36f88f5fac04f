import type { KeyLayout } from '@dynamorm-cdk/isolation-proof';
import { CliError } from '../terminal/cli-error';

/** What `--table` claims. */
export type TableOption =
  | { readonly kind: 'shared'; readonly table: string; readonly byTable: boolean; readonly layout: KeyLayout }
  | { readonly kind: 'table per tenant'; readonly prefix: string };

const FORM =
  '--table must be `Docs=partitionKey`, `Docs=prefix:TENANT#,separator:#`, `Docs=index` or, with a table for each tenant, `docs-*=table`';

/**
 * Reads `--table`: how the keys of a table tell its tenants.
 *
 * - `Docs=partitionKey`: the partition key is the tenant id.
 * - `Docs=prefix:TENANT#`: it is the prefix and the id; with `,separator:#` anything may follow behind the separator.
 * - `Docs=index`: only the indexes that `--index` names tell the tenant; with `,shards:8,separator:#` under several keys each.
 * - `docs-*=table`: each tenant has a table, named by the prefix and the id.
 */
export function parseTable(value: string): TableOption {
  const at = value.indexOf('=');
  const [table, claim] = at < 0 ? ['', ''] : [value.slice(0, at).trim(), value.slice(at + 1).trim()];
  if (table === '' || claim === '') throw wrong(value);
  if (claim === 'table') {
    if (!table.endsWith('*') || table.length === 1) throw wrong(value);
    return { kind: 'table per tenant', prefix: table.slice(0, -1) };
  }
  const { partitionKey, index, prefix, separator, shards, ...others } = Object.fromEntries(
    claim.split(',').map((part) => {
      const colon = part.indexOf(':');
      return colon < 0 ? [part.trim(), ''] : [part.slice(0, colon).trim(), part.slice(colon + 1)];
    }),
  ) as Record<string, string | undefined>;
  const number = shards === undefined ? undefined : Number(shards);
  const known = [partitionKey, index, prefix].filter((one) => one !== undefined).length === 1 && Object.keys(others).length === 0;
  if (!known || (number !== undefined && !(Number.isInteger(number) && number > 0 && index !== undefined))) throw wrong(value);
  const layout: KeyLayout =
    number === undefined ? { prefix: prefix ?? '', separator } : { prefix: '', shards: number, shardSeparator: separator ?? '#' };
  return { kind: 'shared', table, byTable: index === undefined, layout };
}

/** Reads `--index by-owner=tenant`: the first partition attribute of the index tells the tenant. */
export function parseIndex(value: string): string {
  const name = /^(.+)=tenant$/.exec(value)?.[1];
  if (name === undefined)
    throw new CliError('DYN-C005', `--index must be \`name=tenant\`, such as \`--index by-owner=tenant\`; got: \`${value}\`.`);
  return name;
}

function wrong(value: string): CliError {
  return new CliError('DYN-C005', `${FORM}; got: \`${value}\`.`);
}
