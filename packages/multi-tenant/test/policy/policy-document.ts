/** A policy document as it stands in a rendered template, once its intrinsic functions are resolved. */
export interface PolicyJson {
  readonly Version: string;
  readonly Statement: StatementJson[];
}

/** A statement; `Principal` is modelled for resource and trust policies alone. */
export interface StatementJson {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | { readonly [kind: string]: string | string[] };
  readonly Action?: string | string[];
  readonly NotAction?: string | string[];
  readonly Resource?: string | string[];
  readonly NotResource?: string | string[];
  readonly Condition?: ConditionsJson;
}

/** Operator, then context key, then the policy's values. */
export type ConditionsJson = { readonly [operator: string]: { readonly [key: string]: string | string[] } };

const KNOWN_ELEMENTS = ['Sid', 'Effect', 'Principal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'];

export function listOf<T>(value: T | T[] | undefined): T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** Throws on everything that the evaluator does not model: a verdict about half a policy would be worth nothing. */
export function assertModelled(policy: PolicyJson): void {
  if (policy.Version !== '2012-10-17') throw new Error(`policy version ${policy.Version} has no variables; only 2012-10-17 is modelled`);
  if (!Array.isArray(policy.Statement)) throw new Error('Statement must be a list');
  const sids = policy.Statement.map((statement) => statement.Sid).filter((sid) => sid !== undefined);
  if (new Set(sids).size !== sids.length) throw new Error(`IAM refuses a repeated Sid: ${sids.join(', ')}`);
  for (const statement of policy.Statement) assertStatement(statement);
}

function assertStatement(statement: StatementJson): void {
  for (const element of Object.keys(statement)) {
    if (!KNOWN_ELEMENTS.includes(element)) throw new Error(`statement element ${element} is not modelled`);
  }
  if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny') throw new Error(`effect ${statement.Effect} is not modelled`);
  if ((statement.Action === undefined) === (statement.NotAction === undefined)) throw new Error('exactly one of Action and NotAction');
  if (statement.Resource !== undefined && statement.NotResource !== undefined) throw new Error('at most one of Resource and NotResource');
  if (statement.Resource === undefined && statement.NotResource === undefined && statement.Principal === undefined) {
    throw new Error('an identity statement needs Resource or NotResource');
  }
  for (const element of ['Action', 'NotAction', 'Resource', 'NotResource'] as const) {
    const values = listOf<unknown>(statement[element]);
    if (statement[element] !== undefined && values.length === 0) throw new Error(`IAM refuses an empty ${element}`);
    for (const value of values) if (typeof value !== 'string') throw new Error(`${element} holds ${JSON.stringify(value)}, not a string`);
  }
}
