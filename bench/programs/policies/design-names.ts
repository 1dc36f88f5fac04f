/** The designs whose policies are measured. */
export const DESIGN_NAMES = [
  'partition key',
  'prefix alone',
  'prefix and separator',
  'tenant index',
  'tenant index, 2 shards',
  'tenant index, 8 shards',
  'tenant index, 32 shards',
  'table per tenant',
] as const;

export type DesignName = (typeof DESIGN_NAMES)[number];
