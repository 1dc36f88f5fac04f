import { someKeyConditions } from '../policy/condition';
import { type Statement, statementsOf } from '../policy/policy';
import { applies, doubtsOf, type Reading } from '../policy/statement';
import { Variables } from '../policy/variables';
import { Script } from '../smt/script';
import { and, equal, inLanguage, literal, not, or, type Term } from '../smt/text';
import { actionLanguage, regionLanguage, tenantLanguage } from './alphabet';
import type { Claim, Tenancy } from './claim';
import type { Policies } from './policies';
import type { Request } from './request';
import { violation } from './violation';

/**
 * What holds by which statements.
 *
 * - `whole`: the policies as they are.
 * - `allows`: the Allows alone, without a Deny that helps.
 * - `denies`: the Denies alone, whatever Allow for a direct call to DynamoDB is added to identity or resource policy.
 */
export type Theorem = 'whole' | 'allows' | 'denies';

export const theorems: readonly Theorem[] = ['whole', 'allows', 'denies'];

/** A question for the solver, with what a model of it means. */
export interface Question {
  readonly script: Script;
  readonly request: Request;
  readonly violated: Term;
  readonly allowed: Term;
  /** Statements by the constants that tell whether they apply. */
  readonly statements: ReadonlyMap<string, Statement>;
  /** Conditions that are not modelled, in the words of the policies. */
  readonly doubts: readonly string[];
}

/** Asks whether some request is allowed that isolation forbids. */
export function question(policies: Policies, claims: readonly Claim[], tenancy: Tenancy, theorem: Theorem, reading: Reading): Question {
  const identity = policies.identity.flatMap(statementsOf);
  const boundary = policies.boundary === undefined ? undefined : statementsOf(policies.boundary);
  const resource = policies.resource.flatMap(statementsOf);
  const all = [...identity, ...(boundary ?? []), ...resource];
  const script = new Script();
  const request = anyRequest(script, tenancy, all, claims);
  const named = new Map<string, Statement>();
  const allowedBy = (statements: readonly Statement[], effect: 'Allow' | 'Deny') =>
    or(
      statements
        .filter((statement) => statement.effect === effect)
        .map((statement) => {
          const name = `statement${named.size}`;
          named.set(name, statement);
          return script.name(name, applies(statement, request, reading));
        }),
    );
  const withinBoundary = boundary === undefined ? 'true' : allowedBy(boundary, 'Allow');
  const allow = or([and([allowedBy(identity, 'Allow'), withinBoundary]), allowedBy(resource, 'Allow')]);
  const deny = allowedBy(all, 'Deny');
  const allowed = theorem === 'allows' ? allow : theorem === 'denies' ? not(deny) : and([allow, not(deny)]);
  const owner = script.declare('owner', 'String');
  return {
    script,
    request,
    allowed,
    violated: or(claims.map((claim) => violation(claim, request, owner))),
    statements: named,
    doubts: [...new Set(all.flatMap((statement) => doubtsOf(statement, request)))],
  };
}

function anyRequest(script: Script, tenancy: Tenancy, statements: readonly Statement[], claims: readonly Claim[]): Request {
  // One key more than conditions that some key alone must meet: each of them may need a key of its own.
  const keys = 1 + statements.reduce((sum, { effect, conditions }) => sum + someKeyConditions(effect, conditions), 0);
  const variables = new Variables(script);
  const request: Request = {
    action: script.declare('action', 'String'),
    partition: script.declare('partition', 'String'),
    service: literal('dynamodb'),
    region: script.declare('region', 'String'),
    account: script.declare('account', 'String'),
    path: script.declare('path', 'String'),
    keys: Array.from({ length: keys }, (_, at) => ({
      present: script.declare(`has${at}`, 'Bool'),
      value: script.declare(`key${at}`, 'String'),
    })),
    variables,
    tagged: script.declare('tagged', 'Bool'),
    tenant: script.declare('tenant', 'String'),
  };
  variables.add(tenancy.variable, { present: request.tagged, value: request.tenant });
  const texts = [JSON.stringify(statements), JSON.stringify(claims)];
  script.assert(
    inLanguage(request.tenant, tenantLanguage(tenancy, texts)),
    ...(tenancy.excludes ?? []).map((text) => not(`(str.contains ${request.tenant} ${literal(text)})`)),
    inLanguage(request.action, actionLanguage),
    inLanguage(request.region, regionLanguage),
    or([...new Set(claims.map(({ partition }) => partition))].map((partition) => equal(request.partition, literal(partition)))),
    or([...new Set(claims.map(({ account }) => account))].map((account) => equal(request.account, literal(account)))),
  );
  return request;
}
