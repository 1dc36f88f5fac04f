import { ITEM_READS, ITEM_WRITES, QUERIES } from '@dynamorm-cdk/core/dynamodb';
import { Effect, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { SharedTableDesign } from '../isolation/isolation-design';
import { LeadingKeys } from './leading-keys';
import type { Access, TableFacts, TenantStatements } from './tenant-statements';
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
  private readonly denyOtherApi: UpdatableStatement;
  private readonly denyForeign: UpdatableStatement;
  private readonly denyUnkeyed: UpdatableStatement;
  private readonly denyUntagged: UpdatableStatement;
  private readonly denyIndexes: UpdatableStatement;
  private readonly denyTable: UpdatableStatement;

  /**
   * @param allow takes an Allow, @param deny a Deny: a permissions boundary needs the former too
   */
  constructor(
    design: SharedTableDesign,
    tagKey: string,
    allow: (statement: PolicyStatement) => void,
    deny: (statement: PolicyStatement) => void,
  ) {
    const keys = new LeadingKeys(design, tagKey);
    this.byIndex = !design.reachesTable;
    this.items = new UpdatableStatement('the tenant reads and writes its own items', Effect.ALLOW, keys.own, allow);
    this.query = new UpdatableStatement('the tenant queries its own partitions', Effect.ALLOW, keys.own, allow);
    this.denyOtherApi = new UpdatableStatement('nothing but the granted calls', Effect.DENY, {}, deny);
    this.denyForeign = new UpdatableStatement('no key of another tenant', Effect.DENY, keys.foreign, deny);
    this.denyUnkeyed = new UpdatableStatement('no call without a key', Effect.DENY, keys.absent, deny);
    this.denyUntagged = new UpdatableStatement('no session without a tenant', Effect.DENY, keys.untagged, deny);
    this.denyIndexes = new UpdatableStatement('no index that mixes tenants', Effect.DENY, {}, deny);
    this.denyTable = new UpdatableStatement('not the table, whose keys tell no tenant', Effect.DENY, {}, deny);
    this.all = [
      this.items,
      this.query,
      this.denyOtherApi,
      this.denyForeign,
      this.denyUnkeyed,
      this.denyUntagged,
      this.denyIndexes,
      this.denyTable,
    ];
  }

  public grant(access: Access): void {
    const items = this.byIndex ? [] : [...(access.read ? ITEM_READS : []), ...(access.write ? ITEM_WRITES : [])];
    const queries = access.read ? QUERIES : [];
    this.actions.push(...[...items, ...queries].filter((action) => !this.actions.includes(action)));
    this.items.extend({ actions: items });
    this.query.extend({ actions: queries });
    this.denyOtherApi.extend({ notActions: this.actions });
    for (const deny of [this.denyForeign, this.denyUnkeyed, this.denyUntagged]) deny.extend({ actions: this.actions });
    this.denyIndexes.extend({ actions: ['dynamodb:*'] });
    if (this.byIndex) this.denyTable.extend({ actions: ['dynamodb:*'] });
  }

  public update(facts: TableFacts): void {
    const safe = facts.safeIndexes.flatMap((index) => facts.tableArns.map((arn) => `${arn}/index/${index}`));
    this.items.extend({ resources: facts.tableArns });
    this.query.extend({ resources: this.byIndex ? safe : [...facts.tableArns, ...safe] });
    for (const deny of [this.denyOtherApi, this.denyForeign, this.denyUnkeyed, this.denyUntagged]) {
      deny.extend({ resources: [facts.anyRegionArn, `${facts.anyRegionArn}/*`] });
    }
    this.denyIndexes.extend({ resources: facts.unsafeIndexes.map((index) => `${facts.anyRegionArn}/index/${index}`) });
    this.denyTable.extend({ resources: this.byIndex ? [facts.anyRegionArn] : [] });
  }
}
