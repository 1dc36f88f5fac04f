import { diagnosticLine, ofSeverity } from '@dynamorm-cdk/core/diagnostics';
import { actionScope } from '@dynamorm-cdk/core/dynamodb';
import { kinds } from '@dynamorm-cdk/core/kinds';
import type { Finding } from '@dynamorm-cdk/model-spec';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { aws_dynamodb } from 'aws-cdk-lib/interfaces';
import { refuseKinds } from '../findings/kind-findings';
import { KINDS, keyActionsFor, QUERY, READ, READ_WRITE, SCAN, SEARCH, WRITE } from './grant-kinds';
import type { GrantOptions } from './grant-options';
import type { ClientPlace, GrantTarget } from './grant-target';
import { KeptGrants } from './kept-grants';
import { writtenPolicyFindings } from './policy-findings';
import type { TableAccess } from './table-access';
import { type TableReferenceProps, targetByReference } from './table-reference';
import type { ToldOfGrants } from './told-of-grants';

const ACTIONS = kinds.listOf(kinds.text, 'a list of actions');

/**
 * Permissions on a DynamORM table. Grants allow exactly the operations that DynamORM uses, name each index by its ARN, and include Scan
 * only if you ask for it.
 *
 * Grants cover replicas, and indexes that you add later. For a customer managed key, grants include the permissions that DynamoDB needs,
 * usable only through DynamoDB. For the field encryption key, grants include the permissions that DynamORM's client needs, except in
 * `stream` and `actions`.
 *
 * A grant adds to the policy of any role of the same account, even an imported one, except roles imported with `mutable: false`. For a
 * grantee in another account, it also writes the resource policy of the table and of a customer managed key. If no policy can be written
 * for a grantee, a warning reports it.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 *
 * @example
 *
 * declare const orders: DynamORMTable;
 * declare const handler: lambda.Function;
 * declare const dashboard: lambda.Function;
 *
 * orders.grants.readWrite(handler);
 * orders.grants.read(dashboard, { leadingKeys: ['ORDER#*'], indexLeadingKeys: { 'gsi-status': ['OPEN'] } });
 */
export class DynamORMTableGrants {
  /**
   * Grants on a table that another construct or app creates.
   *
   * @param table the table, or a reference to it
   * @param props keys, indexes and encryption keys of the table
   */
  public static fromTable(table: aws_dynamodb.ITableRef, props: TableReferenceProps): DynamORMTableGrants {
    const target = targetByReference(table, props);
    const kept = new KeptGrants(target);
    const findings = () => [...kept.findings, ...writtenPolicyFindings(target.scope, () => kept.told)];
    target.scope.node.addValidation({ validate: () => ofSeverity(findings(), 'error').map(diagnosticLine) });
    return new DynamORMTableGrants(kept);
  }

  /** @internal */
  public static _of(target: GrantTarget, beforeGrant?: (grantee: IGrantable, options: GrantOptions) => void): DynamORMTableGrants {
    return new DynamORMTableGrants(new KeptGrants(target, beforeGrant));
  }

  private constructor(private readonly kept: KeptGrants) {}

  /**
   * Grants GetItem, BatchGetItem and Query.
   *
   * @param grantee the reader
   * @param options narrows the grant
   * @throws if `leadingKeys` is empty
   */
  public read(grantee: IGrantable, options: GrantOptions = {}): Grant {
    return this.kept.give(grantee, READ, options);
  }

  /**
   * Grants PutItem, UpdateItem, DeleteItem, BatchWriteItem and ConditionCheckItem, which DynamORM's transactions need.
   *
   * @param grantee the writer
   * @param options narrows the grant
   * @throws if `leadingKeys` is empty
   */
  public write(grantee: IGrantable, options: GrantOptions = {}): Grant {
    return this.kept.give(grantee, WRITE, options);
  }

  /**
   * Grants everything that `read` and `write` grant.
   *
   * @param grantee the reader and writer
   * @param options narrows the grant
   * @throws if `leadingKeys` is empty
   */
  public readWrite(grantee: IGrantable, options: GrantOptions = {}): Grant {
    return this.kept.give(grantee, READ_WRITE, options);
  }

  /**
   * Grants only Query. If `indexes` or `models` name indexes, only these indexes can be queried, not the table.
   *
   * @param grantee the reader that queries
   * @param options narrows the grant
   * @throws if `leadingKeys` is empty
   */
  public query(grantee: IGrantable, options: GrantOptions = {}): Grant {
    return this.kept.give(grantee, QUERY, options);
  }

  /**
   * Grants only Scan, of the table and its indexes. A scan has no key, so `leadingKeys` cannot narrow it.
   *
   * @param grantee the reader that scans
   * @param options narrows the grant
   * @throws if `leadingKeys` is set
   */
  public scan(grantee: IGrantable, options: GrantOptions = {}): Grant {
    this.refuseLeadingKeys('Scan', options);
    return this.kept.give(grantee, SCAN, options);
  }

  /**
   * Grants SearchVectors on vector indexes, which you add to the table with an override. A search has no key, so `leadingKeys` cannot
   * narrow it: a search can find every item of the index.
   *
   * @param grantee the reader that searches
   * @param options `indexes` names the vector indexes; each must be in the template of the table
   * @throws if no index is named, or `leadingKeys` is set
   */
  public searchVectors(grantee: IGrantable, options: GrantOptions): Grant {
    this.refuseLeadingKeys('SearchVectors', options);
    const { allTenants, indexes } = kinds.withoutNulls(options);
    if (indexes === undefined || indexes.length === 0)
      throw this.kept.refusal('DYN-T068', 'searchVectors names no index.', 'indexes', 'List the vector indexes.');
    return this.kept.give(grantee, SEARCH, { allTenants, indexes });
  }

  /**
   * Grants single actions of DynamoDB, each on the resources on which IAM authorizes it: the table, or the table and its indexes.
   *
   * Reads and writes of items include the use of the table's customer managed key, but never the field encryption key.
   *
   * @param grantee the caller of the actions
   * @param actions names such as `dynamodb:DescribeTable`, without wildcards
   * @param options narrows the grant
   * @throws if an action has a wildcard, or is not authorized on a table
   */
  public actions(grantee: IGrantable, actions: string[], options: GrantOptions = {}): Grant {
    refuseKinds(this.kept.subject, ACTIONS(actions, 'actions'));
    const scopes = actions.map((action) => ({ action, scope: actionScope(action) }));
    const refused = scopes.find(({ scope }) => scope === undefined);
    if (actions.length === 0 || refused) {
      throw this.kept.refusal(
        'DYN-T068',
        refused ? `\`${refused.action}\` is not an action that IAM authorizes on a table.` : 'actions names no action.',
        'actions',
        'Name single actions such as `dynamodb:DescribeTable`; for a stream use grants.stream, and for other actions table.grants.actions of CDK.',
      );
    }
    const onTable = scopes.filter(({ scope }) => scope === 'table').map(({ action }) => action);
    const onIndexes = scopes.filter(({ scope }) => scope === 'index').map(({ action }) => action);
    return this.kept.give(grantee, { onTable, onIndexes, ...keyActionsFor(actions) }, options);
  }

  /**
   * Grants reading the table's stream, in the table's region or of the replica in the grantee's region. Excludes the field encryption key.
   *
   * @param grantee the reader of the stream
   * @param options only `allTenants` has an effect on streams
   * @throws if the table has no stream
   */
  public stream(grantee: IGrantable, options: GrantOptions = {}): Grant {
    return this.kept.giveStream(grantee, options);
  }

  /**
   * What `connect` grants, in one region where the client works in that of a replica.
   *
   * @internal
   */
  public _access(access: TableAccess, grantee: IGrantable, options: GrantOptions, place: ClientPlace): Grant {
    return this.kept.give(grantee, KINDS[access], options, place);
  }

  /** @internal */
  public _indexAdded(name: string): void {
    this.kept.indexAdded(name);
  }

  /** @internal */
  public get _told(): ToldOfGrants {
    return this.kept.told;
  }

  /** @internal */
  public _findings(): Finding[] {
    return this.kept.findings;
  }

  private refuseLeadingKeys(call: string, options: GrantOptions): void {
    const { leadingKeys, indexLeadingKeys } = kinds.withoutNulls(options);
    if (!leadingKeys && !indexLeadingKeys) return;
    const at = leadingKeys ? 'leadingKeys' : 'indexLeadingKeys';
    throw this.kept.refusal('DYN-T062', `A ${call} has no partition key, so ${at} cannot narrow it.`, at);
  }
}
