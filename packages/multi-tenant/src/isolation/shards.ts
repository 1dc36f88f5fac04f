import { Token } from 'aws-cdk-lib/core';
import { refuse } from '../findings';
import { checkSeparator } from './tag-text';

/** Each shard stands in two statements of a policy and is one query of every read. */
const MOST_SHARDS = 64;

/** Throws where there is no such number of shards, or where a shard could be another tenant's id. */
export function checkShards(shards: number | undefined, separator: string | undefined): void {
  if (shards === undefined) {
    if (separator === undefined) return;
    throw refuse(
      'DYN-V006',
      `shardSeparator is \`${separator}\`, but there are no shards to separate. Set \`shards\` to the number of shards.`,
    );
  }
  if (Token.isUnresolved(shards) || !Number.isInteger(shards) || shards < 2 || shards > MOST_SHARDS) {
    const found = Token.isUnresolved(shards) ? 'a token' : `\`${String(shards)}\``;
    throw refuse(
      'DYN-V006',
      `the number of shards must be a whole number from 2 to ${MOST_SHARDS}, because a policy lists each shard and a read queries each shard, got: ${found}. ` +
        'Remove it if the tenant id is the key of the index.',
    );
  }
  if (separator !== undefined) checkSeparator(separator);
}
