import { writtenPath } from '@dynamorm-cdk/core/constructs';
import type { Finding } from '@dynamorm-cdk/model-spec';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { Stack, Token } from 'aws-cdk-lib/core';
import type { Code } from '../codes';
import { annotate } from '../findings/annotate';
import { finding, findingsError } from '../findings/findings';
import { shutKeyFinding } from './encryption-findings';
import { grantFindings } from './grant-findings';
import { type GrantKind, type KeyActions, STREAM_KEYS } from './grant-kinds';
import type { GrantOptions } from './grant-options';
import type { ClientPlace, GrantTarget } from './grant-target';
import { wholeAccount } from './grantee-name';
import { grantOnKey, type KeyGrant } from './key-grant';
import { everybodyIn, foreignAccountsOf } from './principal-accounts';
import { reachOf, replicasOutOfReach, streamReachOf } from './reach';
import { serviceDomain } from './reported-role';
import { statedOptions } from './stated-options';
import { grantStream, type StreamPermission } from './stream-permission';
import type { ToldOfGrants } from './told-of-grants';
import { UpdatableGrant } from './updatable-grant';

/** Copies of the table and the key of its attributes, as far as a grantee works with them. */
type Reachable = Pick<ClientPlace, 'copies' | 'fieldEncryptionKey'>;

/** The grants of one table, kept until the synthesis: what comes later extends them, and what is wrong with them is said then. */
export class KeptGrants {
  private readonly kept: UpdatableGrant[] = [];
  private readonly streams: StreamPermission[] = [];

  constructor(
    private readonly target: GrantTarget,
    private readonly beforeGrant?: (grantee: IGrantable, options: GrantOptions) => void,
  ) {}

  public give(grantee: IGrantable, kind: GrantKind, given: GrantOptions, place: Reachable = this.target): Grant {
    const options = statedOptions(this.subject, grantee, given);
    this.checkPatterns('leadingKeys', options.leadingKeys);
    for (const [name, patterns] of Object.entries(options.indexLeadingKeys ?? {})) this.checkPatterns(`indexLeadingKeys.${name}`, patterns);
    if (options.indexes !== undefined && Token.isUnresolved(options.indexes)) {
      const message = 'indexes is a list that is unknown until deployment, and a permission names each index.';
      throw this.refusal('DYN-T060', message, 'indexes', 'Name the indexes, or omit `indexes`.');
    }
    this.beforeGrant?.(grantee, options);
    const kept = new UpdatableGrant(this.target, place.copies, grantee, kind, options);
    this.kept.push(kept);
    if (kept.isEmpty) return this.withKeys(grantee, kind, kept.grant, place);
    const said = [...reachOf(this.target, grantee, kept.grant), ...replicasOutOfReach(this.target, place.copies, grantee, kept.grant)];
    return this.saying(said, grantee, kind, kept.grant, place);
  }

  public giveStream(grantee: IGrantable, given: GrantOptions): Grant {
    const options = statedOptions(this.subject, grantee, given);
    const streamArn = this.target.streamArn();
    if (!streamArn) throw this.refusal('DYN-T063', 'The table has no stream to grant.', 'stream', 'Set the stream prop.');
    this.beforeGrant?.(grantee, options);
    const permission = grantStream(this.target, streamArn, grantee);
    this.streams.push(permission);
    return this.saying(streamReachOf(this.target, permission), grantee, STREAM_KEYS, permission.grant, { copies: [permission.copy] });
  }

  public indexAdded(name: string): void {
    for (const grant of this.kept) grant.indexAdded(name);
  }

  public get findings(): Finding[] {
    return grantFindings(this.target, this.kept, this.streams);
  }

  /** Other accounts that have grants, and what everybody is granted. */
  public get told(): ToldOfGrants {
    const all = [...this.kept, ...this.streams];
    const open = all.filter(({ grantee }) => everybodyIn(grantee.grantPrincipal) === 'public');
    return {
      accounts: new Set(all.flatMap(({ grantee }) => foreignAccountsOf(grantee.grantPrincipal, this.target.account))),
      publicActions: new Set(open.flatMap(({ grant }) => grant.resourceStatements.flatMap(({ actions }) => actions))),
    };
  }

  /** What errors are about. */
  public get subject(): string {
    return `Grant on \`${writtenPath(this.target.scope.node.path)}\``;
  }

  public refusal(code: Code, message: string, path: string, hint?: string): Error {
    return findingsError(this.subject, [finding(code, { message, path, hint })]);
  }

  /** With the keys, and a word where CDK's answer is not the whole truth. Keys come with nothing where nothing is granted. */
  private saying(said: Finding[], grantee: IGrantable, actions: KeyActions, grant: Grant, place: Reachable): Grant {
    for (const one of said) annotate(this.target.scope, one);
    return said.some(({ code }) => code === 'DYN-T065') ? grant : this.withKeys(grantee, actions, grant, place);
  }

  private withKeys(grantee: IGrantable, { onKey, onFieldKey }: KeyActions, grant: Grant, place: Reachable): Grant {
    const { copies, fieldEncryptionKey } = place;
    if (fieldEncryptionKey === undefined && copies.every(({ encryptionKey }) => encryptionKey === undefined)) return grant;
    const domain = serviceDomain(grantee.grantPrincipal, Stack.of(this.target.scope));
    const conditions = { StringLike: { 'kms:ViaService': `dynamodb.*.${domain}` } };
    const keys = onKey.length === 0 ? [] : copies.flatMap(({ encryptionKey }) => encryptionKey ?? []);
    const ofTable = keys.map((key) => grantOnKey(key, grantee, onKey, conditions));
    // DynamORM calls KMS from the client, so no ViaService condition could hold.
    const ofFields = fieldEncryptionKey && onFieldKey.length > 0 ? [grantOnKey(fieldEncryptionKey, grantee, onFieldKey)] : [];
    // Keys of replicas are known by their ARN alone: what is said of replicas holds for them too.
    if (copies[0]?.encryptionKey) this.sayShutKey('encryption', ofTable[0], grantee, onKey);
    this.sayShutKey('fieldEncryptionKey', ofFields[0], grantee, onFieldKey);
    return [...ofTable, ...ofFields].reduce((all, { grant: key }) => all.combine(key), grant);
  }

  private sayShutKey(prop: string, of: KeyGrant | undefined, grantee: IGrantable, actions: string[]): void {
    const account = wholeAccount(grantee.grantPrincipal);
    const isOwn = account !== undefined && (Token.isUnresolved(account) || account === of?.refusing?.env.account);
    if (of?.refusing && !isOwn) annotate(this.target.scope, shutKeyFinding(prop, of.refusing, grantee, actions));
  }

  private checkPatterns(at: string, patterns: string[] | undefined): void {
    if (!patterns || (patterns.length > 0 && patterns.every((one) => typeof one === 'string' && one !== ''))) return;
    throw this.refusal('DYN-T061', `${at} is ${listText(patterns)}.`, at, 'List patterns, or omit it.');
  }
}

/** As the caller wrote it. */
function listText(patterns: unknown[]): string {
  const texts = patterns.map((one) => (typeof one === 'string' ? JSON.stringify(one) : String(one)));
  return texts.length === 0 ? 'empty' : `[${texts.join(',')}]`;
}
