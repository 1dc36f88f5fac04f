import { TENANT_CLAIM, type TenantClaim } from '@dynamorm-cdk/core/constructs';
import { diagnosticLine, ofSeverity } from '@dynamorm-cdk/core/diagnostics';
import { Severity } from '@dynamorm-cdk/model-spec';
import { Effect, type IRole, type ManagedPolicy, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Annotations, Aspects, type IAspect, Stack } from 'aws-cdk-lib/core';
import type { IConstruct, IDependable } from 'constructs';
import { refuse } from '../findings';
import { ByTable } from '../isolation/by-table';
import type { Access } from '../policy/tenant-statements';
import { PATH_LIKE } from '../policy/tenant-table-statements';
import { UpdatableStatement } from '../policy/updatable-statement';
import { type AccessRole, accessRolesOf } from '../validation/access-role';
import type { HeldGrants } from '../validation/held-grants';
import { resourceWithin } from '../validation/rendered-resource';
import { roleFindings } from '../validation/role-checks';
import { Identity } from './identity';
import { TargetEntry } from './target-entry';
import type { TenantGrantTarget } from './tenant-grant-target';
import type { TenantPrincipal } from './tenant-principal';
import { TenantTablesTarget } from './tenant-tables-target';

/** Before CDK splits a role's policy, which freezes its statements. */
const BEFORE_SPLITTING = 100;

/** After the aspects that change tables. */
const AFTER_CHANGES = 990;

/** Everything that one role of the account holds by tenant grants, whatever objects stand for it. */
export class RoleEntry implements HeldGrants {
  public readonly targets: TargetEntry[] = [];
  private readonly identity: Identity;
  private readonly roles: IRole[] = [];
  private readonly watched = new Set<IConstruct>();
  private readonly accessRoles: AccessRole[] = [];
  private readonly considered = new Set<AccessRole>();
  private readonly allowed: PolicyStatement[] = [];
  private readonly holders = new Set<IDependable>();
  private denyOtherTables?: UpdatableStatement;

  constructor(
    principal: TenantPrincipal,
    private readonly quota: number,
    /** All roles of the app that hold tenant grants. */
    public readonly others: readonly HeldGrants[],
  ) {
    this.identity = Identity.ofRole(principal.role);
    this.roles.push(principal.role);
    principal.role.node.addValidation({ validate: () => this.report() });
  }

  /** The object that stands for the role best: one that makes it, and the one that says most of its sessions. */
  public get role(): IRole {
    this.adopt();
    return this.accessRoles[0] ?? this.roles.find((role) => resourceWithin(role)) ?? this.roles[0];
  }

  public isFor(role: IRole): boolean {
    return this.identity.is(Identity.ofRole(role));
  }

  /** All statements that were handed to the role. */
  public get statements(): PolicyStatement[] {
    return [...new Set(this.targets.flatMap(({ all }) => all))].flatMap(({ statements }) => statements);
  }

  /** The policies that hold the statements. */
  public get policies(): IDependable[] {
    return [...this.holders];
  }

  public get accessRole(): AccessRole | undefined {
    this.adopt();
    return this.accessRoles[0];
  }

  public get boundary(): ManagedPolicy | undefined {
    return this.accessRole?._boundary;
  }

  /** Whether the role is kept to tenants' own tables by one Deny of all others. */
  public get deniesOtherTables(): boolean {
    return this.denyOtherTables !== undefined;
  }

  public grant(principal: TenantPrincipal, target: TenantGrantTarget, access: Access): TargetEntry {
    const entry = this.entryOf(principal, target);
    entry.grant(access);
    this.update();
    return entry;
  }

  /** Brings every statement up to what is known by now: indexes, replicas, other grants, and the role itself. */
  public update(): void {
    this.adopt();
    for (const entry of this.targets) entry.update();
    const spared = this.targets.flatMap(({ target, targets, named }) =>
      target instanceof TenantTablesTarget
        ? targets.flatMap((one) => (one as TenantTablesTarget).otherTables).map(arnInAnyRegion)
        : [named.anyRegionArn],
    );
    this.denyOtherTables?.extend({ notResources: spared.flatMap((arn) => [arn, `${arn}/*`]) });
  }

  /** A role may be imported and granted to before it is made as a TenantAccessRole, or beside that. */
  private adopt(): void {
    for (const role of accessRolesOf(this.roles[0])) {
      if (this.considered.has(role)) continue;
      this.considered.add(role);
      if (!this.isFor(role)) continue;
      this.accessRoles.push(role);
      this.syncWith(role);
      if (role._boundary) {
        role._boundary.addStatements(...this.allowed);
        this.holders.add(role._boundary);
      }
      if (this.targets.some(({ target }) => target.design instanceof ByTable)) role._refuseTags(PATH_LIKE);
    }
  }

  private entryOf(principal: TenantPrincipal, target: TenantGrantTarget): TargetEntry {
    const alike = this.targets.find((entry) => entry.target.is(target) || entry.target.sharesName(target));
    if (alike) checkSameIsolation(alike.target, target, principal.role);
    if (target.resource) this.watch(target.resource, AFTER_CHANGES);
    const known = this.targets.find((entry) => entry.target.is(target));
    if (known) {
      known.add(target);
      return known;
    }
    this.syncWith(principal.role);
    const deny = (statement: PolicyStatement) => {
      const { policyDependable } = principal.role.addToPrincipalPolicy(statement);
      if (policyDependable) this.holders.add(policyDependable);
    };
    const allow = (statement: PolicyStatement) => {
      deny(statement);
      this.allowed.push(statement);
      for (const { _boundary: boundary } of this.accessRoles) boundary?.addStatements(statement);
    };
    let guardrails = alike?.guardrails;
    const statements = target.statements(allow, deny, {
      otherTables: () => {
        this.denyOtherTables ??= new UpdatableStatement('no other table', Effect.DENY, {}, deny);
        return this.denyOtherTables;
      },
      guardrails: (make) => {
        guardrails ??= make();
        return guardrails;
      },
    });
    const entry = new TargetEntry(target, statements, deny);
    entry.guardrails = guardrails;
    if (target.design instanceof ByTable) for (const role of this.accessRoles) role._refuseTags(PATH_LIKE);
    this.targets.push(entry);
    return entry;
  }

  /** Errors stop the synthesis; the rest is said beside the role. */
  private report(): string[] {
    this.leaveClaims();
    const findings = roleFindings(this, this.quota);
    for (const one of findings.filter(({ severity }) => severity !== Severity.ERROR)) {
      Annotations.of(this.role).addWarningV2(`@dynamorm-cdk/multi-tenant:${one.code}`, diagnosticLine(one));
    }
    return ofSeverity(findings, Severity.ERROR).map(diagnosticLine);
  }

  private syncWith(role: IRole): void {
    if (!this.roles.includes(role)) this.roles.push(role);
    this.watch(role, BEFORE_SPLITTING);
  }

  /** In the manifest of the cloud assembly, not in the template: what is deployed stays as it is. */
  private leaveClaims(): void {
    const resource = resourceWithin(this.role);
    if (!resource) return;
    const left = new Set(resource.node.metadata.filter(({ type }) => type === TENANT_CLAIM).map(({ data }) => data as string));
    const claims = this.targets
      .map(({ target }): TenantClaim => target.claim())
      .map((one) => JSON.stringify(Stack.of(resource).resolve(one)));
    for (const claim of claims.filter((one) => !left.has(one))) resource.node.addMetadata(TENANT_CLAIM, claim);
  }

  private watch(construct: IConstruct, priority: number): void {
    if (this.watched.has(construct)) return;
    this.watched.add(construct);
    Aspects.of(construct).add(new Update(this, construct), { priority });
  }
}

class Update implements IAspect {
  constructor(
    private readonly entry: RoleEntry,
    private readonly construct: IConstruct,
  ) {}

  public visit(node: IConstruct): void {
    if (node === this.construct) this.entry.update();
  }
}

function arnInAnyRegion(table: TenantTablesTarget['otherTables'][number]): string {
  const { account } = table.env;
  return Stack.of(table).formatArn({ service: 'dynamodb', region: '*', account, resource: 'table', resourceName: table.tableName });
}

function checkSameIsolation(known: TenantGrantTarget, target: TenantGrantTarget, role: IRole): void {
  const terms = ({ design, tagKey }: TenantGrantTarget) => JSON.stringify([...design.terms, tagKey]);
  if (terms(known) === terms(target)) return;
  throw refuse(
    'DYN-V015',
    `${target.label} is granted to \`${role.node.path}\` under two different isolations (${terms(known)} and ${terms(target)}). The guardrails of ` +
      'each would deny the calls that the other allows. Declare one isolation for the table.',
  );
}
