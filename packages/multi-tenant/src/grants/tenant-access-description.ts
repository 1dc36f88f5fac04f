/**
 * What tenants can do on a table, for auditors.
 */
export interface TenantAccessDescription {
  /** In words, as Markdown. */
  readonly markdown: string;

  /**
   * As JSON: `subject`, `isolation`, `tenantTag`, `roles` (each with `role`, `sessions`, `can`, `cannot` and `statements`, the policy
   * statements with their purpose) and `remains`.
   */
  readonly json: string;
}
