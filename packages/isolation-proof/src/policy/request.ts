import type { Term } from '../smt/text';
import type { Variables } from './variables';

/** A partition key value that a call names, or a place for one. */
export interface Key {
  readonly present: Term;
  readonly value: Term;
}

/** A call to DynamoDB of which nothing is known yet: what it is stands in constants of the solver. */
export interface Request {
  readonly action: Term;
  /** Parts of the resource's ARN. */
  readonly partition: Term;
  readonly service: Term;
  readonly region: Term;
  readonly account: Term;
  readonly path: Term;
  readonly keys: readonly Key[];
  readonly variables: Variables;
  /** Whether the session has a tenant, and which. */
  readonly tagged: Term;
  readonly tenant: Term;
}
