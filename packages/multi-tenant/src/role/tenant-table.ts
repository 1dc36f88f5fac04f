import type { DynamORMTable } from '@dynamorm-cdk/table';
import type { IConstruct } from 'constructs';

/**
 * A table of tenants' items. A broker passes its name on with each session.
 */
export interface ITenantTable extends IConstruct {
  /** The table with the items of all tenants. */
  readonly wholeTable: DynamORMTable;
}
