import { ITEM_READS, ITEM_WRITES, QUERIES } from '@dynamorm-cdk/core/dynamodb';
import { Effect } from 'aws-cdk-lib/aws-iam';
import type { SharedTableDesign } from '../isolation/isolation-design';
import { LeadingKeys } from './leading-keys';
import type { SharedTableGuardrails } from './shared-table-guardrails';
import type { Access, Attach, TableFacts, TenantStatements } from './tenant-statements';
import { UpdatableStatement } from './updatable-statement';

/**
 * What one role may do on one table that tenants share, and the guardrails that hold when somebody later attaches more to the role.
 */
export class SharedTableStatements implements TenantStatements {
  public readonly actions: string[] = [];
  public readonly all: UpdatableStatement[];
  private readonly byIndex: boolean;
  private readonly items: UpdatableStatement;
  private readonly query: UpdatableStatement;

  /**
   * @param guardrails the Denies of all tables of the name
   * @param allow takes an Allow: a permissions boundary needs it too
   */
  constructor(
    design: SharedTableDesign,
    tagKey: string,
    private readonly guardrails: SharedTableGuardrails,
    allow: Attach,
  ) {
    const keys = new LeadingKeys(design, tagKey);
    this.byIndex = !design.reachesTable;
    this.items = new UpdatableStatement('the tenant reads and writes its own items', Effect.ALLOW, keys.own, allow);
    this.query = new UpdatableStatement('the tenant queries its own partitions', Effect.ALLOW, keys.own, allow);
    this.all = [this.items, this.query, ...guardrails.all];
  }

  public grant(access: Access): void {
    const items = this.byIndex ? [] : [...(access.read ? ITEM_READS : []), ...(access.write ? ITEM_WRITES : [])];
    const queries = access.read ? QUERIES : [];
    this.actions.push(...[...items, ...queries].filter((action) => !this.actions.includes(action)));
    this.items.extend({ actions: items });
    this.query.extend({ actions: queries });
    this.guardrails.spare(this.actions);
  }

  public update(facts: TableFacts): void {
    const tables = facts.copies.map(({ arn }) => arn);
    const safe = facts.safeIndexes.flatMap((index) => tables.map((arn) => `${arn}/index/${index}`));
    this.items.extend({ resources: tables });
    this.query.extend({ resources: this.byIndex ? safe : [...tables, ...safe] });
    this.guardrails.update(facts);
  }
}
