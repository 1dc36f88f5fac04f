/**
 * What tenants can do on a table, for auditors.
 */
export interface TenantAccessDescription {
  /** In words, as Markdown. */
  readonly markdown: string;

  /**
   * As JSON: `subject`, `isolation`, `tenantTag`, `roles` (each with `role`, `sessions`, `can`, `cannot` and `statements`, the policy
   * statements with their purpose), `proved` (with `statements`, `assumptions` and the `command` that proves it of the app) and `remains`.
   */
  readonly json: string;
}
