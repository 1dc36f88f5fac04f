import type { TableShape } from '@dynamorm-cdk/model-spec';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { TableContractProps } from '../declaration/table-contract-props';

/**
 * Properties of a table that already exists. Set `models`, `shape` or `partitionKey`, or `models` together with one of the others.
 *
 * For a table of this app, the declaration is compared with its resource. For an imported table, the declaration cannot be checked.
 */
export interface ExistingTableProps extends TableContractProps {
  /** The table: a `Table` or `TableV2` of this app, or an imported one. */
  readonly table: ITable;

  /**
   * Keys, indexes, time to live and stream together: the shape that another app publishes, as read by `PublishedShape`.
   *
   * @default - separate props, or the models
   */
  readonly shape?: TableShape;

  /**
   * Other regions with a copy of the table, so that grants cover them.
   *
   * @default - none
   */
  readonly replicaRegions?: string[];
}
