import { writtenPath } from '@dynamorm-cdk/core/constructs';
import { ITEM_READS, ITEM_WRITES, KEY_READS, KEY_WRITES, QUERIES, SCANS, STREAM_LISTINGS, STREAM_READS } from '@dynamorm-cdk/core/dynamodb';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Aws, Stack } from 'aws-cdk-lib/core';
import type { Code } from '../codes';
import { annotate } from '../findings/annotate';
import { finding, findingsError } from '../findings/findings';
import type { GrantOptions } from './grant-options';
import type { GrantTarget } from './grant-target';
import { reachOf } from './reach';
import { type GrantActions, UpdatableGrant } from './updatable-grant';

const READ: GrantActions = { onTable: ITEM_READS, onIndexes: QUERIES };
const WRITE: GrantActions = { onTable: ITEM_WRITES, onIndexes: [] };
const READ_WRITE: GrantActions = { onTable: [...ITEM_READS, ...ITEM_WRITES], onIndexes: QUERIES };
const SCAN: GrantActions = { onTable: [], onIndexes: SCANS };
const READ_AND_WRITE_KEY = [...KEY_READS, ...KEY_WRITES];

/**
 * Permissions on a DynamORM table: exactly the operations that DynamORM makes, each index by its own ARN, never a Scan unless asked.
 *
 * An index that is added after a grant is covered by it. Replicas are covered. Customer keys come with the permissions that DynamoDB
 * needs, usable through DynamoDB alone.
 *
 * A role of the same account is changed wherever it lives, imported or not; one imported with `mutable: false` stays as it is. A grantee of
 * another account needs the table's `resourcePolicy` as well, and the policy of its imported role cannot be changed from here: such a grant
 * warns, and so does one whose grantee has no policy at all.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 *
 * @example
 *
 * declare const orders: DynamORMTable;
 * declare const handler: lambda.Function;
 *
 * orders.grants.readWrite(handler);
 * orders.grants.read(handler, { leadingKeys: ['ORDER#*'] });
 */
export class DynamORMTableGrants {
  /** @internal */
  public static _of(target: GrantTarget, beforeGrant?: (grantee: IGrantable, options: GrantOptions) => void): DynamORMTableGrants {
    return new DynamORMTableGrants(target, beforeGrant);
  }

  private readonly kept: UpdatableGrant[] = [];

  private constructor(
    private readonly target: GrantTarget,
    private readonly beforeGrant?: (grantee: IGrantable, options: GrantOptions) => void,
  ) {}

  /**
   * Grants GetItem, BatchGetItem and Query.
   *
   * @param grantee who may read
   * @param options narrows the grant
   * @throws where `leadingKeys` is empty
   */
  public read(grantee: IGrantable, options: GrantOptions = {}): Grant {
    return this.give(grantee, READ, KEY_READS, options);
  }

  /**
   * Grants PutItem, UpdateItem, DeleteItem, BatchWriteItem and ConditionCheckItem, which DynamORM's transactions need.
   *
   * @param grantee who may write
   * @param options narrows the grant
   * @throws where `leadingKeys` is empty
   */
  public write(grantee: IGrantable, options: GrantOptions = {}): Grant {
    return this.give(grantee, WRITE, READ_AND_WRITE_KEY, options);
  }

  /**
   * Grants what `read` and `write` grant.
   *
   * @param grantee who may read and write
   * @param options narrows the grant
   * @throws where `leadingKeys` is empty
   */
  public readWrite(grantee: IGrantable, options: GrantOptions = {}): Grant {
    return this.give(grantee, READ_WRITE, READ_AND_WRITE_KEY, options);
  }

  /**
   * Grants Scan of the table and its indexes, and nothing else. A scan carries no key, so it cannot be narrowed by `leadingKeys`.
   *
   * @param grantee who may scan
   * @param options narrows the grant
   * @throws where `leadingKeys` is given
   */
  public scan(grantee: IGrantable, options: GrantOptions = {}): Grant {
    if (options.leadingKeys) {
      throw this.refusal('DYN-T062', 'A Scan carries no partition key, so leadingKeys cannot narrow it.', 'leadingKeys');
    }
    return this.give(grantee, SCAN, KEY_READS, options);
  }

  /**
   * Grants reading the table's stream.
   *
   * @param grantee who may read the stream
   * @param options `allTenants` alone has a meaning for streams
   * @throws where the table has no stream
   */
  public stream(grantee: IGrantable, options: GrantOptions = {}): Grant {
    const streamArn = this.target.streamArn();
    if (!streamArn) throw this.refusal('DYN-T063', 'The table has no stream that could be granted.', 'stream', 'Set the stream prop.');
    this.beforeGrant?.(grantee, options);
    const records = Grant.addToPrincipal({ grantee, actions: STREAM_READS, resourceArns: [streamArn] });
    const list = Grant.addToPrincipal({
      grantee,
      actions: STREAM_LISTINGS,
      resourceArns: this.target.tableArns.map((arn) => `${arn}/stream/*`),
    });
    return this.given(grantee, KEY_READS, records.combine(list));
  }

  /** @internal */
  public _indexAdded(name: string): void {
    for (const grant of this.kept) grant.indexAdded(name);
  }

  /** @internal */
  public _findings(): Finding[] {
    const unknown = new Set(this.kept.flatMap((grant) => grant.unknownIndexes()));
    const retiring = new Set(this.kept.flatMap((grant) => grant.retiringIndexes()));
    const known = this.target.indexNames();
    return [
      ...[...unknown].map((name) =>
        finding('DYN-T060', {
          message: `A grant names the index \`${name}\`, which the table does not have.`,
          path: 'grants',
          found: name,
          expected: known.join(', ') || 'no index',
        }),
      ),
      ...[...retiring].map((name) =>
        finding('DYN-T095', {
          message: `A grant names the index \`${name}\`, which a later wave of the rollout deletes: from there on synthesis fails.`,
          path: 'grants',
          found: name,
          hint: 'A grant that names no indexes covers it as long as it is there.',
        }),
      ),
    ];
  }

  private give(grantee: IGrantable, actions: GrantActions, keyActions: string[], options: GrantOptions): Grant {
    if (options.leadingKeys && (options.leadingKeys.length === 0 || options.leadingKeys.includes(''))) {
      throw this.refusal(
        'DYN-T061',
        `leadingKeys is ${JSON.stringify(options.leadingKeys)}.`,
        'leadingKeys',
        'Give patterns, or leave it out.',
      );
    }
    this.beforeGrant?.(grantee, options);
    const kept = new UpdatableGrant(this.target, grantee, actions, options);
    this.kept.push(kept);
    return this.given(grantee, keyActions, kept.grant);
  }

  /** With the keys, and a warning where CDK's answer is not the whole truth. */
  private given(grantee: IGrantable, keyActions: string[], grant: Grant): Grant {
    const reach = reachOf(grantee, grant, Stack.of(this.target.scope).account);
    if (reach) annotate(this.target.scope, reach);
    return this.withKeys(grantee, keyActions, grant);
  }

  private withKeys(grantee: IGrantable, actions: string[], grant: Grant): Grant {
    const keys = this.target.encryptionKeys.map((key) =>
      Grant.addToPrincipalOrResource({
        grantee,
        actions,
        resourceArns: [key.keyArn],
        resource: key,
        conditions: { StringLike: { 'kms:ViaService': `dynamodb.*.${Aws.URL_SUFFIX}` } },
      }),
    );
    return keys.reduce((all, key) => all.combine(key), grant);
  }

  private refusal(code: Code, message: string, path: string, hint?: string): Error {
    return findingsError(`Grant on \`${writtenPath(this.target.scope.node.path)}\``, [finding(code, { message, path, hint })]);
  }
}
