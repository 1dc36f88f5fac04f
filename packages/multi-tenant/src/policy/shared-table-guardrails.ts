import { Effect } from 'aws-cdk-lib/aws-iam';
import type { SharedTableDesign } from '../isolation/isolation-design';
import { LeadingKeys } from './leading-keys';
import type { Attach, TableFacts } from './tenant-statements';
import { UpdatableStatement } from './updatable-statement';

/**
 * What is denied to one role on the tables of one name. The ARNs are those of every region, so that tables of one name in several regions
 * share them: two Denies of all but the granted calls would deny everything.
 */
export class SharedTableGuardrails {
  public readonly all: UpdatableStatement[];
  private readonly actions: string[] = [];
  private readonly otherApi: UpdatableStatement;
  private readonly byKey: UpdatableStatement[];
  private readonly indexes: UpdatableStatement;
  private readonly table: UpdatableStatement;

  constructor(
    private readonly design: SharedTableDesign,
    tagKey: string,
    deny: Attach,
  ) {
    const keys = new LeadingKeys(design, tagKey);
    this.otherApi = new UpdatableStatement('nothing but the granted calls', Effect.DENY, {}, deny);
    this.byKey = [
      new UpdatableStatement('no key of another tenant', Effect.DENY, keys.foreign, deny),
      new UpdatableStatement('no call without a key', Effect.DENY, keys.absent, deny),
      new UpdatableStatement('no session without a tenant', Effect.DENY, keys.untagged, deny),
    ];
    this.indexes = new UpdatableStatement('no index that mixes tenants', Effect.DENY, {}, deny);
    this.table = new UpdatableStatement('not the table, because its keys do not identify a tenant', Effect.DENY, {}, deny);
    this.all = [this.otherApi, ...this.byKey, this.indexes, this.table];
  }

  /** Spares actions that are granted on one of the tables. */
  public spare(actions: string[]): void {
    this.actions.push(...actions.filter((action) => !this.actions.includes(action)));
    this.otherApi.extend({ notActions: this.actions });
    for (const deny of this.byKey) deny.extend({ actions: this.actions });
    this.indexes.extend({ actions: ['dynamodb:*'] });
    if (!this.design.reachesTable) this.table.extend({ actions: ['dynamodb:*'] });
  }

  public update({ anyRegionArn, unsafeIndexes }: TableFacts): void {
    for (const deny of [this.otherApi, ...this.byKey]) deny.extend({ resources: [anyRegionArn, `${anyRegionArn}/*`] });
    this.indexes.extend({ resources: unsafeIndexes.map((index) => `${anyRegionArn}/index/${index}`) });
    this.table.extend({ resources: this.design.reachesTable ? [] : [anyRegionArn] });
  }
}
