import { ITEM_READS, ITEM_WRITES, QUERIES, SCANS, VECTOR_SEARCHES } from '@dynamorm-cdk/core/dynamodb';
import { Effect } from 'aws-cdk-lib/aws-iam';
import type { Access, Attach, TableFacts, TenantStatements } from './tenant-statements';
import { UpdatableStatement } from './updatable-statement';

/**
 * What one role may do on tenants' own tables. The tenant's tag stands in the ARN itself, so that `/` and `:` in it must be refused:
 * tenant `acme/index/gsi-date` would otherwise be an index of tenant acme.
 */
export class TenantTableStatements implements TenantStatements {
  public readonly actions: string[] = [];
  public readonly all: UpdatableStatement[];
  private readonly items: UpdatableStatement;
  private readonly query: UpdatableStatement;
  private readonly denyOtherApi: UpdatableStatement;
  private readonly denyPathLike: UpdatableStatement;
  private readonly denyUntagged: UpdatableStatement;

  constructor(
    tagKey: string,
    /** ARN of every table of the prefix, in any region. */
    private readonly allTablesArn: string,
    /** The role's one Deny of all tables but those named: a second one would deny what the first names. */
    private readonly denyOtherTables: UpdatableStatement,
    allow: Attach,
    deny: Attach,
  ) {
    const tag = `aws:PrincipalTag/${tagKey}`;
    const own = { StringLike: { [tag]: '?*' }, StringNotLike: { [tag]: PATH_LIKE } };
    this.items = new UpdatableStatement("the tenant reads and writes its own table's items", Effect.ALLOW, own, allow);
    this.query = new UpdatableStatement('the tenant queries and scans its own table', Effect.ALLOW, own, allow);
    this.denyOtherApi = new UpdatableStatement('nothing but the granted calls', Effect.DENY, {}, deny);
    this.denyPathLike = new UpdatableStatement(
      'no tenant with an id that reads as a path',
      Effect.DENY,
      { StringLike: { [tag]: PATH_LIKE } },
      deny,
    );
    this.denyUntagged = new UpdatableStatement('no session without a tenant', Effect.DENY, { StringNotLike: { [tag]: '?*' } }, deny);
    this.all = [this.items, this.query, this.denyOtherTables, this.denyOtherApi, this.denyPathLike, this.denyUntagged];
  }

  public grant(access: Access): void {
    const items = [...(access.read ? ITEM_READS : []), ...(access.write ? ITEM_WRITES : [])];
    const queries = access.read ? [...QUERIES, ...SCANS, ...VECTOR_SEARCHES] : [];
    this.actions.push(...[...items, ...queries].filter((action) => !this.actions.includes(action)));
    this.items.extend({ actions: items });
    this.query.extend({ actions: queries });
    this.denyOtherTables.extend({ actions: ['dynamodb:*'] });
    this.denyOtherApi.extend({ notActions: this.actions, resources: [this.allTablesArn] });
    for (const denied of [this.denyPathLike, this.denyUntagged]) denied.extend({ actions: ['dynamodb:*'], resources: [this.allTablesArn] });
  }

  public update(facts: TableFacts): void {
    const tables = facts.copies.map(({ arn }) => arn);
    const indexes = (arns: string[]) => facts.safeIndexes.flatMap((index) => arns.map((arn) => `${arn}/index/${index}`));
    this.items.extend({ resources: tables });
    this.query.extend({ resources: [...tables, ...indexes(tables)] });
    this.denyOtherTables.extend({ notResources: [facts.anyRegionArn, ...indexes([facts.anyRegionArn])] });
  }
}

/** Characters of a tag that would end a table's name within an ARN. */
export const PATH_LIKE = ['*/*', '*:*'];
