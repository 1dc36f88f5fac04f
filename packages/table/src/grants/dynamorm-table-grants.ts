import { writtenPath } from '@dynamorm-cdk/core/constructs';
import { diagnosticLine, ofSeverity } from '@dynamorm-cdk/core/diagnostics';
import {
  actionScope,
  ITEM_READS,
  ITEM_WRITES,
  KEY_READS,
  KEY_WRITES,
  QUERIES,
  SCANS,
  STREAM_LISTINGS,
  STREAM_READS,
  VECTOR_SEARCHES,
} from '@dynamorm-cdk/core/dynamodb';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { Grant, type IGrantable, principalIsOwnedResource } from 'aws-cdk-lib/aws-iam';
import { Aws, Stack } from 'aws-cdk-lib/core';
import type { aws_dynamodb } from 'aws-cdk-lib/interfaces';
import type { Code } from '../codes';
import { annotate } from '../findings/annotate';
import { finding, findingsError } from '../findings/findings';
import { grantFindings } from './grant-findings';
import type { GrantOptions } from './grant-options';
import type { ClientPlace, GrantTarget, TableCopy } from './grant-target';
import { grantOnKey } from './key-grant';
import { reachOf, replicasOutOfReach } from './reach';
import { TableAccess } from './table-access';
import { type TableReferenceProps, targetByReference } from './table-reference';
import { type GrantActions, UpdatableGrant } from './updatable-grant';

/** What DynamORM's client calls on the key that encrypts attributes. */
const FIELD_READS = ['kms:Decrypt'];
const FIELD_WRITES = ['kms:GenerateDataKey'];

/** What a kind of grant holds: calls on the table, on its key, and on the field encryption key. */
interface GrantKind extends GrantActions {
  readonly onKey: string[];
  readonly onFieldKey: string[];
}

const READ: GrantKind = { onTable: ITEM_READS, onIndexes: QUERIES, onKey: KEY_READS, onFieldKey: FIELD_READS };
const WRITE: GrantKind = { onTable: ITEM_WRITES, onIndexes: [], onKey: [...KEY_READS, ...KEY_WRITES], onFieldKey: FIELD_WRITES };
const READ_WRITE: GrantKind = {
  onTable: [...ITEM_READS, ...ITEM_WRITES],
  onIndexes: QUERIES,
  onKey: [...KEY_READS, ...KEY_WRITES],
  onFieldKey: [...FIELD_WRITES, ...FIELD_READS],
};
const QUERY: GrantKind = { onTable: [], onIndexes: QUERIES, indexesAlone: true, onKey: KEY_READS, onFieldKey: FIELD_READS };
const SCAN: GrantKind = { onTable: [], onIndexes: SCANS, onKey: KEY_READS, onFieldKey: FIELD_READS };

/** Copies of the table and the key of its attributes, as far as a grantee works with them. */
type Reachable = Pick<ClientPlace, 'copies' | 'fieldEncryptionKey'>;

/** Every way to the table that `connect` offers. */
const KINDS: Record<TableAccess, GrantKind> = {
  [TableAccess.READ]: READ,
  [TableAccess.WRITE]: WRITE,
  [TableAccess.READ_WRITE]: READ_WRITE,
};

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
    const grants = new DynamORMTableGrants(targetByReference(table, props));
    grants.checkAtSynthesis();
    return grants;
  }

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
    return this.give(grantee, READ, options);
  }

  /**
   * Grants PutItem, UpdateItem, DeleteItem, BatchWriteItem and ConditionCheckItem, which DynamORM's transactions need.
   *
   * @param grantee who may write
   * @param options narrows the grant
   * @throws where `leadingKeys` is empty
   */
  public write(grantee: IGrantable, options: GrantOptions = {}): Grant {
    return this.give(grantee, WRITE, options);
  }

  /**
   * Grants what `read` and `write` grant.
   *
   * @param grantee who may read and write
   * @param options narrows the grant
   * @throws where `leadingKeys` is empty
   */
  public readWrite(grantee: IGrantable, options: GrantOptions = {}): Grant {
    return this.give(grantee, READ_WRITE, options);
  }

  /**
   * Grants Query and nothing else. Where `indexes` or `models` name indexes, those alone can be queried, not the table.
   *
   * @param grantee who may query
   * @param options narrows the grant
   * @throws where `leadingKeys` is empty
   */
  public query(grantee: IGrantable, options: GrantOptions = {}): Grant {
    return this.give(grantee, QUERY, options);
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
    return this.give(grantee, SCAN, options);
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
    if (indexes.length === 0) throw this.refusal('DYN-T068', 'searchVectors names no index.', 'indexes', 'Name the vector indexes.');
    const searches = { onTable: [], onIndexes: VECTOR_SEARCHES, vector: true, onKey: KEY_READS, onFieldKey: FIELD_READS };
    return this.give(grantee, searches, { allTenants, indexes });
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
      throw this.refusal(
        'DYN-T068',
        refused ? `\`${refused.action}\` is no action that is authorized on a table.` : 'actions names no action.',
        'actions',
        'Name single actions such as `dynamodb:DescribeTable`; for a stream use grants.stream, for all else table.grants.actions of CDK.',
      );
    }
    const onTable = scopes.filter(({ scope }) => scope === 'table').map(({ action }) => action);
    const onIndexes = scopes.filter(({ scope }) => scope === 'index').map(({ action }) => action);
    const isWrite = actions.some((action) => ITEM_WRITES.includes(action) || /:PartiQL(Insert|Update|Delete)$/.test(action));
    const isRead = actions.some((action) => [...ITEM_READS, ...QUERIES, ...SCANS, 'dynamodb:PartiQLSelect'].includes(action));
    const onKey = isWrite ? WRITE.onKey : isRead ? KEY_READS : [];
    return this.give(grantee, { onTable, onIndexes, onKey, onFieldKey: [] }, options);
  }

  /**
   * Grants reading the table's stream: of its own region, or of the replica in the grantee's region. Not the field encryption key.
   *
   * @param grantee who may read the stream
   * @param options `allTenants` alone has a meaning for streams
   * @throws where the table has no stream
   */
  public stream(grantee: IGrantable, options: GrantOptions = {}): Grant {
    const streamArn = this.target.streamArn();
    if (!streamArn) throw this.refusal('DYN-T063', 'The table has no stream that could be granted.', 'stream', 'Set the stream prop.');
    this.beforeGrant?.(grantee, options);
    const [own] = this.target.copies;
    const copy = this.replicaOf(grantee) ?? own;
    // The stream of a replica has an ARN that only its deployment makes.
    const resourceArns = [copy === own ? streamArn : `${copy.tableArn}/stream/*`];
    const records = Grant.addToPrincipal({ grantee, actions: STREAM_READS, resourceArns });
    const listed = copy === own ? this.target.copies : [copy];
    const list = Grant.addToPrincipal({ grantee, actions: STREAM_LISTINGS, resourceArns: listed.map((one) => `${one.tableArn}/stream/*`) });
    return this.given(grantee, { ...SCAN, onFieldKey: [] }, records.combine(list), { copies: [copy] });
  }

  /**
   * What `connect` grants, in one region where the client works in that of a replica.
   *
   * @internal
   */
  public _access(access: TableAccess, grantee: IGrantable, options: GrantOptions, place: ClientPlace): Grant {
    return this.give(grantee, KINDS[access], options, place);
  }

  /** @internal */
  public _indexAdded(name: string): void {
    for (const grant of this.kept) grant.indexAdded(name);
  }

  /** @internal */
  public _findings(): Finding[] {
    return grantFindings(this.target, this.kept);
  }

  private give(grantee: IGrantable, kind: GrantKind, options: GrantOptions, place: Reachable = this.target): Grant {
    this.checkPatterns('leadingKeys', options.leadingKeys);
    for (const [name, patterns] of Object.entries(options.indexLeadingKeys ?? {})) this.checkPatterns(`indexLeadingKeys.${name}`, patterns);
    this.beforeGrant?.(grantee, options);
    const kept = new UpdatableGrant(this.target, place.copies, grantee, kind, options);
    this.kept.push(kept);
    return kept.isEmpty ? this.withKeys(grantee, kind, kept.grant, place) : this.given(grantee, kind, kept.grant, place);
  }

  /** With the keys, and a word where CDK's answer is not the whole truth. */
  private given(grantee: IGrantable, kind: GrantKind, grant: Grant, place: Reachable): Grant {
    const said = [...reachOf(this.target, grantee, grant), ...replicasOutOfReach(this.target, place.copies, grantee)];
    for (const one of said) annotate(this.target.scope, one);
    return this.withKeys(grantee, kind, grant, place);
  }

  private withKeys(grantee: IGrantable, { onKey, onFieldKey }: GrantKind, grant: Grant, place: Reachable): Grant {
    const { copies, fieldEncryptionKey } = place;
    const conditions = { StringLike: { 'kms:ViaService': `dynamodb.*.${Aws.URL_SUFFIX}` } };
    const keys = onKey.length === 0 ? [] : copies.flatMap(({ encryptionKey }) => encryptionKey ?? []);
    const ofTable = keys.map((key) => grantOnKey(key, grantee, onKey, conditions));
    // DynamORM calls KMS from the client, so no ViaService condition could hold.
    const ofFields = fieldEncryptionKey && onFieldKey.length > 0 ? [grantOnKey(fieldEncryptionKey, grantee, onFieldKey)] : [];
    return [...ofTable, ...ofFields].reduce((all, key) => all.combine(key), grant);
  }

  /** The replica in the region of a grantee of this app, if that is another one than the table's. */
  private replicaOf(grantee: IGrantable): TableCopy | undefined {
    const principal = grantee.grantPrincipal;
    if (!principalIsOwnedResource(principal)) return undefined;
    return this.target.copies.slice(1).find(({ region }) => region === Stack.of(principal).region);
  }

  private checkPatterns(at: string, patterns: string[] | undefined): void {
    if (!patterns || (patterns.length > 0 && patterns.every((one) => typeof one === 'string' && one !== ''))) return;
    throw this.refusal('DYN-T061', `${at} is ${listText(patterns)}.`, at, 'Give patterns, or leave it out.');
  }

  private refuseLeadingKeys(call: string, { leadingKeys, indexLeadingKeys }: GrantOptions): void {
    if (!leadingKeys && !indexLeadingKeys) return;
    const at = leadingKeys ? 'leadingKeys' : 'indexLeadingKeys';
    throw this.refusal('DYN-T062', `A ${call} carries no partition key, so ${at} cannot narrow it.`, at);
  }

  private checkAtSynthesis(): void {
    const { scope } = this.target;
    scope.node.addValidation({ validate: () => ofSeverity(this._findings(), 'error').map(diagnosticLine) });
  }

  private refusal(code: Code, message: string, path: string, hint?: string): Error {
    return findingsError(`Grant on \`${writtenPath(this.target.scope.node.path)}\``, [finding(code, { message, path, hint })]);
  }
}

/** As the caller wrote it. */
function listText(patterns: unknown[]): string {
  const texts = patterns.map((one) => (typeof one === 'string' ? JSON.stringify(one) : one === null ? 'nothing' : String(one)));
  return texts.length === 0 ? 'empty' : `[${texts.join(',')}]`;
}
