import { Grant, type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import type { GrantTarget, TableCopy } from './grant-target';
import type { Conditions } from './key-grant';
import { isReportedAtOnce } from './reported-role';
import { canName, grantByResource, needsResourcePolicy } from './resource-grant';

/** What is granted: the table, some of its indexes, or both. */
export interface Reach {
  readonly table: boolean;
  readonly indexes: string[];
  /** Nothing of the table is held back, now or later: its own policy can then name all of it. */
  readonly whole: boolean;
}

/**
 * Actions on a table and its indexes: one statement in the policy of the grantee and, where that is not enough, one in the table's own.
 *
 * Never a lazy list inside a statement: policy minimization would fail on it, and an empty one would render an empty Resource.
 */
export class TablePermission {
  public readonly grant: Grant;
  /** Whether the table's own policy would have to name an index, and cannot. */
  public readonly lacksName: boolean = false;
  /** Whether the table's own policy would have to name a role of another account that has no physical name. */
  public readonly lacksRoleName: boolean = false;
  private readonly ofGrantee: PolicyStatement[];
  private readonly ofTable?: PolicyStatement;

  constructor(
    private readonly target: GrantTarget,
    private readonly copies: readonly TableCopy[],
    private readonly grantee: IGrantable,
    private readonly actions: string[],
    reach: Reach,
    private readonly conditions?: Conditions,
  ) {
    const resourceArns = copies.flatMap(({ tableArn }) => arnsBelow(tableArn, reach));
    const identity = Grant.addToPrincipal({ grantee, actions, resourceArns, conditions });
    this.ofGrantee = [...identity.principalStatements];
    this.grant = identity;
    const { policyResource } = target;
    if (!policyResource || !needsResourcePolicy(policyResource, grantee.grantPrincipal, identity)) return;
    if (!canName(Stack.of(target.scope), grantee.grantPrincipal)) {
      this.lacksRoleName = true;
      return;
    }
    const own = reach.whole ? ['*'] : this.ownArns(reach);
    if (!own) {
      this.lacksName = true;
      return;
    }
    const statement = new PolicyStatement({ actions, resources: own, principals: [grantee.grantPrincipal], conditions });
    const byTable = grantByResource(policyResource, grantee, statement);
    if (!byTable) return;
    if (!reach.whole) this.ofTable = statement;
    this.grant = identity.combine(byTable);
  }

  /** Reaches one more index. */
  public extend(index: string): void {
    const reach = { table: false, indexes: [index], whole: false };
    const arns = this.copies.flatMap(({ tableArn }) => arnsBelow(tableArn, reach));
    if (isReportedAtOnce(this.grantee.grantPrincipal)) {
      Grant.addToPrincipal({ grantee: this.grantee, actions: this.actions, resourceArns: arns, conditions: this.conditions });
    } else for (const statement of this.ofGrantee) statement.addResources(...arns);
    this.ofTable?.addResources(...(this.ownArns(reach) ?? []));
  }

  /** A policy that referred to its own table would close a cycle, so it can name what has a physical name and nothing else. */
  private ownArns(reach: Reach): string[] | undefined {
    const { literalName, scope } = this.target;
    if (literalName === undefined) return undefined;
    return arnsBelow(Stack.of(scope).formatArn({ service: 'dynamodb', resource: 'table', resourceName: literalName }), reach);
  }
}

function arnsBelow(tableArn: string, { table, indexes }: Reach): string[] {
  return [...(table ? [tableArn] : []), ...indexes.map((name) => `${tableArn}/index/${name}`)];
}
