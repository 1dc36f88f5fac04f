import type { ModelDocument } from '@dynamorm-cdk/model-spec';

/**
 * Narrows a grant for a service that shares the table with others.
 */
export interface GrantOptions {
  /**
   * The models that the grantee works with: only the indexes that they query are granted.
   *
   * @default - all indexes of the table, those added later too
   */
  readonly models?: ModelDocument;

  /**
   * Names of the indexes that the grantee may query; each must be an index of the table.
   *
   * @default - the indexes of `models`; without models all indexes of the table, those added later too
   */
  readonly indexes?: string[];

  /**
   * Patterns of partition key values of the table that the grantee may touch, such as `ORDER#*`; `*` and `?` are wildcards.
   *
   * They hold for the table and for indexes that the same attribute leads: local ones, and global ones with the same partition key. Another
   * index needs patterns in `indexLeadingKeys`, or must be excluded by `indexes`: its keys are other values.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
   *
   * @default - every partition key
   */
  readonly leadingKeys?: string[];

  /**
   * Patterns of partition key values by index, such as `{ 'gsi-status': ['OPEN#*'] }`. `['*']` stands for every key of that index.
   *
   * @default - `leadingKeys` where the partition key of the table leads the index
   */
  readonly indexLeadingKeys?: { [index: string]: string[] };

  /**
   * The caller states that the grantee may see the items of all tenants. Only a multi-tenant table asks for it.
   *
   * @default false
   */
  readonly allTenants?: boolean;
}
