import type { Reading } from '../policy/statement';
import { literal } from '../smt/text';
import type { Solver } from '../solver/solver';
import type { Tenancy } from './claim';
import type { Policies } from './policies';
import { decisionFunction } from './question';

/** One call of which everything is known. */
export interface Call {
  /** In any case, such as `dynamodb:GetItem`. */
  readonly action: string;
  readonly resource: string;
  /** Of the session; undefined where it has none. */
  readonly tenant?: string;
  readonly keys: readonly string[];
}

/**
 * What the formulas say of single calls, so that they can be held against an evaluator of policies. All calls of one list are one question:
 * thousands take half a second.
 *
 * @throws Error where the solver does not answer
 */
export async function allowedCalls(policies: Policies, tenancy: Tenancy, calls: readonly Call[], solver: Solver): Promise<boolean[]> {
  const keys = Math.max(1, ...calls.map((call) => call.keys.length));
  const reading: Reading = { absentVariable: 'matches nothing', doubt: 'against the call' };
  const results = calls.map((_, at) => `result${at}`);
  const text = [
    '(set-logic QF_SLIA)',
    decisionFunction('allowed', policies, tenancy, keys, reading),
    ...results.map((name) => `(declare-const ${name} Bool)`),
    ...calls.map((call, at) => `(assert (= ${results[at]} (allowed ${argumentsOf(call, keys)})))`),
  ].join('\n');
  const [answer] = await solver.answer([{ text }]);
  if (answer.outcome !== 'satisfiable') throw new Error(`The solver could not decide single calls: ${answer.outcome}.`);
  return results.map((name) => answer.model.get(name) === 'true');
}

function argumentsOf({ action, resource, tenant, keys }: Call, places: number): string {
  const [, partition, , region, account, ...path] = resource.split(':');
  return [
    ...[action.toLowerCase(), partition, region, account, path.join(':')].map(literal),
    String(tenant !== undefined),
    literal(tenant ?? ''),
    ...Array.from({ length: places }, (_, at) => `${at < keys.length} ${literal(keys[at] ?? '')}`),
  ].join(' ');
}
