/**
 * Options for connecting a broker.
 */
export interface ConnectBrokerOptions {
  /**
   * The environment variable with the ARN of the role.
   *
   * @default "TENANT_ROLE_ARN"
   */
  readonly roleVariableName?: string;
}
