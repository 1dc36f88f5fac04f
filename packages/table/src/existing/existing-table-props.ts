import type { TableShape } from '@dynamorm-cdk/model-spec';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { TableContractProps } from '../declaration/table-contract-props';

/**
 * What is known of a table that exists already. Give `models`, `shape` or `partitionKey`, or models beside one of them.
 *
 * What is declared for a table of this app is compared with its resource; for an imported table it is taken as stated.
 */
export interface ExistingTableProps extends TableContractProps {
  /** The table: a `Table` or `TableV2` of this app, or an imported one. */
  readonly table: ITable;

  /**
   * Keys, indexes, time to live and stream in one: the shape that another app publishes, read by `PublishedShape`.
   *
   * @default - they are given one by one, or come from the models
   */
  readonly shape?: TableShape;

  /**
   * Other regions that hold a copy of the table, so that grants cover them.
   *
   * @default - none
   */
  readonly replicaRegions?: string[];
}
