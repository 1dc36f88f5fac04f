import type { ModelDocument } from '@dynamorm-cdk/model-spec';

/**
 * Narrows a grant, for a service that shares the table with other services.
 */
export interface GrantOptions {
  /**
   * The models that the grantee uses. Only the indexes that they query are granted.
   *
   * @default - all indexes of the table, including indexes that you add later
   */
  readonly models?: ModelDocument;

  /**
   * Names of the indexes that the grantee can query. Each must be an index of the table.
   *
   * @default - the indexes of `models`; without models, all indexes of the table, including indexes that you add later
   */
  readonly indexes?: string[];

  /**
   * Patterns of the partition key values that the grantee can access, such as `ORDER#*`. `*` and `?` are wildcards.
   *
   * They apply to the table and to indexes with the same partition key. For an index with another partition key, set patterns in
   * `indexLeadingKeys`, or exclude the index with `indexes`.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
   *
   * @default - every partition key
   */
  readonly leadingKeys?: string[];

  /**
   * Patterns of partition key values by index, such as `{ 'gsi-status': ['OPEN#*'] }`. `['*']` allows every key of that index.
   *
   * @default - `leadingKeys`, for indexes with the partition key of the table
   */
  readonly indexLeadingKeys?: { [index: string]: string[] };

  /**
   * Confirms that the grantee can see the items of all tenants. Only a multi-tenant table requires it.
   *
   * @default false
   */
  readonly allTenants?: boolean;
}
