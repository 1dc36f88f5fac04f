/**
 * How a broker learns what it opens sessions for.
 */
export interface ConnectBrokerOptions {
  /**
   * The environment variable that holds the ARN of the role.
   *
   * @default "TENANT_ROLE_ARN"
   */
  readonly roleVariableName?: string;
}
