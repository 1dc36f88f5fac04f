import { diagnosticLine, ofSeverity } from '@dynamorm-cdk/core/diagnostics';
import { actionScope } from '@dynamorm-cdk/core/dynamodb';
import type { Finding } from '@dynamorm-cdk/model-spec';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { aws_dynamodb } from 'aws-cdk-lib/interfaces';
import { KINDS, keyActionsFor, QUERY, READ, READ_WRITE, SCAN, SEARCH, WRITE } from './grant-kinds';
import type { GrantOptions } from './grant-options';
import type { ClientPlace, GrantTarget } from './grant-target';
import { KeptGrants } from './kept-grants';
import type { TableAccess } from './table-access';
import { type TableReferenceProps, targetByReference } from './table-reference';

/**
 * Permissions on a DynamORM table: exactly the operations that DynamORM makes, each index by its own ARN, never a Scan unless asked.
 *
 * An index that is added after a grant is covered by it. Replicas are covered. Customer keys come with the permissions that DynamoDB
 * needs, usable through DynamoDB alone; the field encryption key comes with those that DynamORM's client needs, except in `stream` and
 * `actions`.
 *
 * A role of the same account is changed wherever it lives, imported or not; one imported with `mutable: false` stays as it is. For a grantee
 * of another account the table's own policy is written too, and that of a customer key. A grantee that no policy can reach warns.
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
   * Grants on a table that is made elsewhere, whatever kind of construct stands for it.
   *
   * @param table the table, or what refers to it
   * @param props its keys, indexes and encryption keys
   */
  public static fromTable(table: aws_dynamodb.ITableRef, props: TableReferenceProps): DynamORMTableGrants {
    const target = targetByReference(table, props);
    const kept = new KeptGrants(target);
    target.scope.node.addValidation({ validate: () => ofSeverity(kept.findings, 'error').map(diagnosticLine) });
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
   * @param grantee who may read
   * @param options narrows the grant
   * @throws where `leadingKeys` is empty
   */
  public read(grantee: IGrantable, options: GrantOptions = {}): Grant {
    return this.kept.give(grantee, READ, options);
  }

  /**
   * Grants PutItem, UpdateItem, DeleteItem, BatchWriteItem and ConditionCheckItem, which DynamORM's transactions need.
   *
   * @param grantee who may write
   * @param options narrows the grant
   * @throws where `leadingKeys` is empty
   */
  public write(grantee: IGrantable, options: GrantOptions = {}): Grant {
    return this.kept.give(grantee, WRITE, options);
  }

  /**
   * Grants what `read` and `write` grant.
   *
   * @param grantee who may read and write
   * @param options narrows the grant
   * @throws where `leadingKeys` is empty
   */
  public readWrite(grantee: IGrantable, options: GrantOptions = {}): Grant {
    return this.kept.give(grantee, READ_WRITE, options);
  }

  /**
   * Grants Query and nothing else. Where `indexes` or `models` name indexes, those alone can be queried, not the table.
   *
   * @param grantee who may query
   * @param options narrows the grant
   * @throws where `leadingKeys` is empty
   */
  public query(grantee: IGrantable, options: GrantOptions = {}): Grant {
    return this.kept.give(grantee, QUERY, options);
  }

  /**
   * Grants Scan of the table and its indexes, and nothing else. A scan carries no key, so it cannot be narrowed by `leadingKeys`.
   *
   * @param grantee who may scan
   * @param options narrows the grant
   * @throws where `leadingKeys` is given
   */
  public scan(grantee: IGrantable, options: GrantOptions = {}): Grant {
    this.refuseLeadingKeys('Scan', options);
    return this.kept.give(grantee, SCAN, options);
  }

  /**
   * Grants SearchVectors on vector indexes, which come to the table by an override. A search carries no key, so it cannot be narrowed by
   * `leadingKeys`: whoever searches can find every item of the index.
   *
   * @param grantee who may search
   * @param options `indexes` names the vector indexes; each must be in the template of the table
   * @throws where no index is named, or `leadingKeys` is given
   */
  public searchVectors(grantee: IGrantable, options: GrantOptions): Grant {
    this.refuseLeadingKeys('SearchVectors', options);
    const { allTenants, indexes = [] } = options;
    if (indexes.length === 0) throw this.kept.refusal('DYN-T068', 'searchVectors names no index.', 'indexes', 'Name the vector indexes.');
    return this.kept.give(grantee, SEARCH, { allTenants, indexes });
  }

  /**
   * Grants single actions of DynamoDB, each where it is authorized: on the table, or on the table and its indexes.
   *
   * Reads and writes of items come with the table's customer key, never with the field encryption key.
   *
   * @param grantee who may call them
   * @param actions names such as `dynamodb:DescribeTable`, without wildcards
   * @param options narrows the grant
   * @throws where an action has a wildcard, or is not authorized on a table
   */
  public actions(grantee: IGrantable, actions: string[], options: GrantOptions = {}): Grant {
    const scopes = actions.map((action) => ({ action, scope: actionScope(action) }));
    const refused = scopes.find(({ scope }) => scope === undefined);
    if (actions.length === 0 || refused) {
      throw this.kept.refusal(
        'DYN-T068',
        refused ? `\`${refused.action}\` is no action that is authorized on a table.` : 'actions names no action.',
        'actions',
        'Name single actions such as `dynamodb:DescribeTable`; for a stream use grants.stream, for all else table.grants.actions of CDK.',
      );
    }
    const onTable = scopes.filter(({ scope }) => scope === 'table').map(({ action }) => action);
    const onIndexes = scopes.filter(({ scope }) => scope === 'index').map(({ action }) => action);
    return this.kept.give(grantee, { onTable, onIndexes, ...keyActionsFor(actions) }, options);
  }

  /**
   * Grants reading the table's stream: of its own region, or of the replica in the grantee's region. Not the field encryption key.
   *
   * @param grantee who may read the stream
   * @param options `allTenants` alone has a meaning for streams
   * @throws where the table has no stream
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
  public _findings(): Finding[] {
    return this.kept.findings;
  }

  private refuseLeadingKeys(call: string, { leadingKeys, indexLeadingKeys }: GrantOptions): void {
    if (!leadingKeys && !indexLeadingKeys) return;
    const at = leadingKeys ? 'leadingKeys' : 'indexLeadingKeys';
    throw this.kept.refusal('DYN-T062', `A ${call} carries no partition key, so ${at} cannot narrow it.`, at);
  }
}
