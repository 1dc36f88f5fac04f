import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { TableContractProps } from '../declaration/table-contract-props';

/**
 * What is known of a table that exists already. Give `models`, or `partitionKey`, or both.
 *
 * What is declared for a table of this app is compared with its resource; for an imported table it is taken as stated.
 */
export interface ExistingTableProps extends TableContractProps {
  /** The table: a `Table` or `TableV2` of this app, or an imported one. */
  readonly table: ITable;

  /**
   * Other regions that hold a copy of the table, so that grants cover them.
   *
   * @default - none
   */
  readonly replicaRegions?: string[];
}
