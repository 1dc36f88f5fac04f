import type { Statement } from '../policy/policy';
import type { Question } from './question';

/** A request that crosses over to another tenant. */
export interface Counterexample {
  /** Of the session; undefined where the session has none. */
  readonly tenant?: string;
  /** As IAM spells it, such as `dynamodb:GetItem`. */
  readonly action: string;
  readonly region: string;
  readonly resource: string;
  readonly keys: readonly string[];
  /** The statements that allow it. None where the theorem is about the Denies alone. */
  readonly allowedBy: readonly Statement[];
  /** Other variables of the session that the policies read. */
  readonly variables: ReadonlyMap<string, string>;
}

/** Reads a model of the solver as a request. */
export function counterexampleOf({ request, statements }: Question, model: ReadonlyMap<string, string>): Counterexample {
  const text = (constant: string) => model.get(constant) ?? '';
  const holds = (constant: string) => model.get(constant) === 'true';
  const region = text(request.region);
  return {
    tenant: holds(request.tagged) ? text(request.tenant) : undefined,
    action: spelled(text(request.action)),
    region,
    resource: `arn:${text(request.partition)}:dynamodb:${region}:${text(request.account)}:${text(request.path)}`,
    keys: request.keys.filter(({ present }) => holds(present)).map(({ value }) => text(value)),
    allowedBy: [...statements].filter(([name, { effect }]) => effect === 'Allow' && holds(name)).map(([, statement]) => statement),
    variables: new Map(
      [...request.variables.free].filter(([, { present }]) => holds(present)).map(([name, { value }]) => [name, text(value)]),
    ),
  };
}

/** Actions whose spelling has more than a first capital letter. */
const SPELLINGS = [
  'BatchGetItem',
  'BatchWriteItem',
  'ConditionCheckItem',
  'DeleteItem',
  'DeleteTable',
  'DescribeTable',
  'ExportTableToPointInTime',
  'GetItem',
  'GetRecords',
  'PartiQLDelete',
  'PartiQLInsert',
  'PartiQLSelect',
  'PartiQLUpdate',
  'PutItem',
  'Query',
  'Scan',
  'SearchVectors',
  'UpdateItem',
];

/** An action in its usual spelling; case does not matter to IAM. */
export function spelled(action: string): string {
  return SPELLINGS.map((name) => `dynamodb:${name}`).find((name) => name.toLowerCase() === action) ?? action;
}
