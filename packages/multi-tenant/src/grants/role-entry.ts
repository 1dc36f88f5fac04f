import { diagnosticLine } from '@dynamorm-cdk/core/diagnostics';
import { KEY_READS, KEY_WRITES } from '@dynamorm-cdk/core/dynamodb';
import { Effect, type IRole, type ManagedPolicy, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Aspects, Aws, type IAspect, Stack } from 'aws-cdk-lib/core';
import type { IConstruct, IDependable } from 'constructs';
import { refuse } from '../findings';
import { ByTable } from '../isolation/by-table';
import type { Access, TenantStatements } from '../policy/tenant-statements';
import { PATH_LIKE } from '../policy/tenant-table-statements';
import { UpdatableStatement } from '../policy/updatable-statement';
import type { HeldGrants } from '../validation/held-grants';
import { roleFindings } from '../validation/role-checks';
import { Identity } from './identity';
import type { TenantGrantTarget } from './tenant-grant-target';
import type { TenantPrincipal } from './tenant-principal';
import { TenantTablesTarget } from './tenant-tables-target';

/** Before CDK splits a role's policy, which freezes its statements. */
const BEFORE_SPLITTING = 100;

/** What one role holds on one target. */
export class TargetEntry {
  public read = false;
  public write = false;

  constructor(
    public readonly target: TenantGrantTarget,
    public readonly statements: TenantStatements,
    public readonly key: UpdatableStatement,
  ) {}
}

/** Everything that one role of the account holds by tenant grants, whatever objects stand for it. */
export class RoleEntry implements HeldGrants {
  public readonly targets: TargetEntry[] = [];
  public readonly role: IRole;
  private readonly identity: Identity;
  private readonly synced = new Set<IConstruct>();
  private readonly holders = new Set<IDependable>();
  private denyOtherTables?: UpdatableStatement;

  constructor(
    public readonly principal: TenantPrincipal,
    private readonly quota: number,
  ) {
    this.role = principal.role;
    this.identity = Identity.ofRole(this.role);
    this.role.node.addValidation({ validate: () => roleFindings(this, this.quota).map(diagnosticLine) });
  }

  public isFor(role: IRole): boolean {
    return this.identity.is(Identity.ofRole(role));
  }

  /** All statements that were handed to the role. */
  public get statements(): PolicyStatement[] {
    const kept = this.targets.flatMap(({ statements, key }) => [...statements.all, key]);
    return [...new Set(kept)].flatMap(({ statement }) => statement ?? []);
  }

  /** The policies that hold the statements. */
  public get policies(): IDependable[] {
    return [...this.holders];
  }

  public get boundary(): ManagedPolicy | undefined {
    return this.principal._accessRole?._boundary;
  }

  /** Whether the role is kept to tenants' own tables by one Deny of all others. */
  public get deniesOtherTables(): boolean {
    return this.denyOtherTables !== undefined;
  }

  public grant(principal: TenantPrincipal, target: TenantGrantTarget, access: Access): TargetEntry {
    const entry = this.entryOf(principal, target);
    entry.read ||= access.read;
    entry.write ||= access.write;
    entry.statements.grant(access);
    entry.key.extend({ actions: [...KEY_READS, ...(access.write ? KEY_WRITES : [])] });
    this.update();
    return entry;
  }

  /** Brings every statement up to what is known by now: indexes, replicas and other grants. */
  public update(): void {
    for (const { target, statements, key } of this.targets) {
      statements.update(target.facts());
      key.extend({ resources: target.keyArns() });
    }
    const spared = this.targets.flatMap(({ target }) =>
      target instanceof TenantTablesTarget
        ? target.otherTables.flatMap((table) => [
            Stack.of(table).formatArn({
              service: 'dynamodb',
              region: '*',
              account: table.env.account,
              resource: 'table',
              resourceName: table.tableName,
            }),
          ])
        : [target.facts().anyRegionArn],
    );
    this.denyOtherTables?.extend({ notResources: spared.flatMap((arn) => [arn, `${arn}/*`]) });
  }

  private entryOf(principal: TenantPrincipal, target: TenantGrantTarget): TargetEntry {
    const known = this.targets.find((entry) => entry.target.is(target));
    if (known) {
      checkSameIsolation(known.target, target, principal.role);
      return known;
    }
    this.syncWith(principal.role);
    const deny = (statement: PolicyStatement) => {
      const { policyDependable } = principal.role.addToPrincipalPolicy(statement);
      if (policyDependable) this.holders.add(policyDependable);
    };
    const allow = (statement: PolicyStatement) => {
      deny(statement);
      const boundary = principal._accessRole?._boundary;
      boundary?.addStatements(statement);
      if (boundary) this.holders.add(boundary);
    };
    const statements = target.statements(allow, deny, () => {
      this.denyOtherTables ??= new UpdatableStatement('no other table', Effect.DENY, {}, deny);
      return this.denyOtherTables;
    });
    const viaDynamo = { StringLike: { 'kms:ViaService': `dynamodb.*.${Aws.URL_SUFFIX}` } };
    const entry = new TargetEntry(
      target,
      statements,
      new UpdatableStatement("the tables' customer keys, through DynamoDB", Effect.ALLOW, viaDynamo, deny),
    );
    if (target.design instanceof ByTable) principal._accessRole?._refuseTags(PATH_LIKE);
    this.targets.push(entry);
    return entry;
  }

  private syncWith(role: IRole): void {
    if (this.synced.has(role)) return;
    this.synced.add(role);
    Aspects.of(role).add(new Update(this, role), { priority: BEFORE_SPLITTING });
  }
}

class Update implements IAspect {
  constructor(
    private readonly entry: RoleEntry,
    private readonly role: IConstruct,
  ) {}

  public visit(node: IConstruct): void {
    if (node === this.role) this.entry.update();
  }
}

function checkSameIsolation(known: TenantGrantTarget, target: TenantGrantTarget, role: IRole): void {
  const terms = ({ design, tagKey }: TenantGrantTarget) => JSON.stringify([...design.terms, tagKey]);
  if (terms(known) === terms(target)) return;
  throw refuse(
    'DYN-V015',
    `${target.label} is granted to \`${role.node.path}\` under two different isolations (${terms(known)} and ${terms(target)}): each one's ` +
      'guardrails would deny what the other allows. Declare one isolation for the table.',
  );
}
