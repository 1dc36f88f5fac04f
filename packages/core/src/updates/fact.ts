import type { Properties } from '../cloudformation';

/** What an update does to a table. */
export type UpdateOutcome = 'unchanged' | 'updated' | 'replaced' | 'deleted' | 'refused' | 'unknown';

/** What a fact is about; each package has a code for those that it finds. */
export type FactRule =
  | 'throughput-missing'
  | 'throughput-surplus'
  | 'definition-unused'
  | 'definition-twice'
  | 'key-order'
  | 'local-index-keys'
  | 'projection'
  | 'form'
  | 'index-names'
  | 'resource-name'
  | 'null-value'
  | 'local-index-limit'
  | 'global-index-quota'
  | 'vector-billing'
  | 'vector-index-changed'
  | 'warm-throughput-lowered'
  | 'warm-throughput-gone'
  | 'time-to-live-gone'
  | 'time-to-live-off-another'
  | 'time-to-live-waits'
  | 'stream-new'
  | 'stream-policy'
  | 'replica-stream'
  | 'replica-policy'
  | 'replica-own-region'
  | 'replica-regions'
  | 'replica-keys'
  | 'replica-removed'
  | 'replica-protected'
  | 'replicas-strong'
  | 'consistency'
  | 'source-table'
  | 'disassociation-protection'
  | 'protection-off'
  | 'recovery-off'
  | 'foreign-principal'
  | 'billing-change'
  | 'change-frequency'
  | 'stream-changed'
  | 'stream-fixed'
  | 'property-unknown'
  | 'live-state';

/** What is known of a table or of its update. */
export interface TableFact {
  readonly rule: FactRule;
  readonly outcome: UpdateOutcome;
  /** One sentence, with the name of the table. */
  readonly message: string;
  /** Where in the properties of the resource. */
  readonly property?: string;
  readonly hint?: string;
}

/** A table resource whose expressions are worked out as far as they can be. */
export interface TableDefinition {
  /** What messages call it. */
  readonly label: string;
  /** `AWS::DynamoDB::Table` or `AWS::DynamoDB::GlobalTable`; of a deployed table it may not be known. */
  readonly type?: string;
  readonly properties: Properties;
  /** Where its stack is deployed, where that is known. */
  readonly region?: string;
  readonly account?: string;
  /** DynamoDB describes it, so what its template says of its name is not known. */
  readonly described?: boolean;
}

/** A table before and after an update. */
export interface TableUpdate {
  readonly before: TableDefinition;
  readonly after: TableDefinition;
}

export const GLOBAL_TABLE = 'AWS::DynamoDB::GlobalTable';

export function isGlobal({ type }: TableDefinition): boolean {
  return type === GLOBAL_TABLE;
}

/** Keys and indexes of such a replica come from the table of another account. */
export function hasSource({ properties }: TableDefinition): boolean {
  return properties.GlobalTableSourceArn !== undefined;
}

/** A macro adds properties to those that the template says. */
export function isOpenEnded({ properties }: Pick<TableDefinition, 'properties'>): boolean {
  return properties['Fn::Transform'] !== undefined;
}

/** A fact that keeps an update or a creation from being done. */
export function refused(rule: FactRule, message: string, more: Pick<TableFact, 'property' | 'hint'> = {}): TableFact {
  return { rule, outcome: 'refused', message, ...more };
}
