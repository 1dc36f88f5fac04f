import { someKeyConditions } from '../policy/condition';
import { isAboutDynamo, type Policy, type Statement, statementsOf } from '../policy/policy';
import type { Request } from '../policy/request';
import { applies, doubtsOf, type Reading } from '../policy/statement';
import { Variables } from '../policy/variables';
import { Script } from '../smt/script';
import { and, equal, inLanguage, literal, not, or, type Term, TRUE } from '../smt/text';
import { actionLanguage, regionLanguage, tenantLanguage } from './alphabet';
import type { Claim, Tenancy } from './claim';
import type { Policies } from './policies';
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
  const all = allStatements(policies);
  const script = new Script();
  // One key more than conditions that some key alone must meet: each of them may need a key of its own.
  const keys = 1 + all.reduce((sum, { effect, conditions }) => sum + someKeyConditions(effect, conditions), 0);
  const request = symbolicRequest(script, tenancy, keys);
  assume(script, request, tenancy, claims, JSON.stringify(all));
  const named = new Map<string, Statement>();
  const { allow, deny } = decision(policies, (statement) => {
    const name = `statement${named.size}`;
    named.set(name, statement);
    return script.name(name, applies(statement, request, reading));
  });
  const owner = script.declare('owner', 'String');
  return {
    script,
    request,
    allowed: theorem === 'allows' ? allow : theorem === 'denies' ? not(deny) : and([allow, not(deny)]),
    violated: or(claims.map((claim) => violation(claim, request, owner))),
    statements: named,
    doubts: [...new Set(all.flatMap((statement) => doubtsOf(statement, request)))],
  };
}

/** Whether a call is allowed, as a function of the SMT-LIB script that asks it of single calls. */
export function decisionFunction(name: string, policies: Policies, tenancy: Tenancy, keys: number, reading: Reading): string {
  const request = symbolicRequest(new Script(), tenancy, keys);
  const { allow, deny } = decision(policies, (statement) => applies(statement, request, reading));
  const parameters = parametersOf(request).map(([parameter, sort]) => `(${parameter} ${sort})`);
  return `(define-fun ${name} (${parameters.join(' ')}) Bool ${and([allow, not(deny)])})`;
}

/** What a call is made of, in the order in which `decisionFunction` takes it. */
function parametersOf({ action, partition, region, account, path, tagged, tenant, keys }: Request): [Term, 'String' | 'Bool'][] {
  return [
    [action, 'String'],
    [partition, 'String'],
    [region, 'String'],
    [account, 'String'],
    [path, 'String'],
    [tagged, 'Bool'],
    [tenant, 'String'],
    ...keys.flatMap(({ present, value }): [Term, 'String' | 'Bool'][] => [
      [present, 'Bool'],
      [value, 'String'],
    ]),
  ];
}

function allStatements({ identity, boundary, resource }: Policies): Statement[] {
  return [...identity, ...(boundary ? [boundary] : []), ...resource].flatMap((policy) => statementsOf(policy, isAboutDynamo));
}

/** How IAM puts statements together: a boundary narrows what the identity allows, and no Deny can be outweighed. */
function decision(policies: Policies, applied: (statement: Statement) => Term): { allow: Term; deny: Term } {
  const allowed = (from: readonly Policy[]) => {
    const statements = from.flatMap((policy) => statementsOf(policy, isAboutDynamo));
    return or(statements.filter(({ effect }) => effect === 'Allow').map(applied));
  };
  const { identity, boundary, resource } = policies;
  const within = boundary === undefined ? TRUE : allowed([boundary]);
  return {
    allow: or([and([allowed(identity), within]), allowed(resource)]),
    deny: or(
      allStatements(policies)
        .filter(({ effect }) => effect === 'Deny')
        .map(applied),
    ),
  };
}

function symbolicRequest(script: Script, tenancy: Tenancy, keys: number): Request {
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
  return request;
}

/**
 * What calls there can be: any tenant, any action of DynamoDB, any region, in the accounts of the claims, and any key that an item can have.
 *
 * @see
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html#HowItWorks.DataTypes.String
 */
function assume(script: Script, request: Request, tenancy: Tenancy, claims: readonly Claim[], policies: string): void {
  const anyOf = (term: Term, texts: readonly string[]) => or([...new Set(texts)].map((text) => equal(term, literal(text))));
  script.assert(
    inLanguage(request.tenant, tenantLanguage(tenancy, [policies, JSON.stringify(claims)])),
    ...(tenancy.excludes ?? []).map((text) => not(`(str.contains ${request.tenant} ${literal(text)})`)),
    inLanguage(request.action, actionLanguage),
    inLanguage(request.region, regionLanguage),
    // DynamoDB refuses an empty text as a key, of a table as of an index: no item has one, so there is none to reach.
    ...request.keys.map(({ present, value }) => or([not(present), not(equal(value, literal('')))])),
    anyOf(
      request.partition,
      claims.map(({ partition }) => partition),
    ),
    anyOf(
      request.account,
      claims.map(({ account }) => account),
    ),
  );
}
