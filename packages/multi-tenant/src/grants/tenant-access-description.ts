/**
 * A description for auditors of what tenants can do on a table.
 */
export interface TenantAccessDescription {
  /** The description as Markdown. */
  readonly markdown: string;

  /**
   * The description as JSON with `subject`, `isolation`, `tenantTag`, `roles`, `proved` and `remains`. Each role has `role`, `sessions`,
   * `can`, `cannot` and `statements`, which are the policy statements with their purpose. `proved` has `statements`, `assumptions` and
   * the `command` that proves them for the app.
   */
  readonly json: string;
}
