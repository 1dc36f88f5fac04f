import { NotDecided } from '../policy/not-decided';
import { matches } from '../policy/pattern';
import type { Condition, Policy, Statement } from '../policy/policy';
import { statementsOf } from '../policy/policy';
import { Variables } from '../policy/variables';
import { Script } from '../smt/script';
import { and, equal, FALSE, inLanguage, literal, not, or, type Term, TRUE } from '../smt/text';
import type { Solver } from '../solver/solver';
import { tenantLanguage } from '../theorem/alphabet';

/** What is claimed of the role whose sessions are tenants'. */
export interface TrustClaim {
  /** Key of the session tag, such as `TenantID`. */
  readonly tagKey: string;
}

/** A session that the trust policy opens without a tenant that its broker has stated. */
export interface TrustCounterexample {
  readonly principal: string;
  readonly action: string;
  /** The tenant that the request states, if any. */
  readonly tenant?: string;
  /** The request carries a session tag of another key. */
  readonly otherTags: boolean;
}

export type TrustVerdict =
  | { readonly outcome: 'proved' }
  | { readonly outcome: 'hole'; readonly counterexample: TrustCounterexample; readonly conditions: readonly string[] }
  | { readonly outcome: 'undecided'; readonly reason: string };

/** Actions that open a session. */
const OPENING = ['sts:assumerole', 'sts:assumerolewithwebidentity', 'sts:assumerolewithsaml'];

/**
 * Whether every session that a trust policy opens has a tenant that whoever opens it has stated, and no other tag. A session is opened by one
 * of three actions, and where it has tags by `sts:TagSession` as well: both must be allowed.
 */
export async function proveTrust(trust: Policy, { tagKey }: TrustClaim, solver: Solver): Promise<TrustVerdict> {
  const statements = statementsOf(trust);
  const script = new Script();
  const [principal, action, tenant] = ['principal', 'action', 'tenant'].map((name) => script.declare(name, 'String'));
  const [tagged, otherTags, transitive] = (['tagged', 'otherTags', 'transitive'] as const).map((name) => script.declare(name, 'Bool'));
  const request: TrustRequest = {
    principal,
    tenant,
    tagged,
    otherTags,
    transitive,
    tagKey: tagKey.toLowerCase(),
    variables: new Variables(script),
  };
  const language = tenantLanguage({ variable: '', alphabet: 'tag' }, [JSON.stringify(trust.document)]);
  script.assert(inLanguage(tenant, language), or(OPENING.map((name) => equal(action, literal(name)))));
  script.assert(or([...principalsOf(statements)].map((name) => equal(principal, literal(name)))));
  const allows = (asked: Term) =>
    and([anyApplies(statements, 'Allow', asked, request), not(anyApplies(statements, 'Deny', asked, request))]);
  const opened = and([allows(action), or([not(or([tagged, otherTags])), allows(literal('sts:tagsession'))])]);
  const stated = and([tagged, not(equal(tenant, literal(''))), not(otherTags)]);
  const [answer] = await solver.answer([script.with(opened, not(stated))]);
  if (answer.outcome === 'unsatisfiable') return { outcome: 'proved' };
  if (answer.outcome === 'unknown') return { outcome: 'undecided', reason: answer.reason };
  const { model } = answer;
  return {
    outcome: 'hole',
    counterexample: {
      principal: model.get('principal') ?? '',
      action: model.get('action') ?? '',
      tenant: model.get('tagged') === 'true' ? model.get('tenant') : undefined,
      otherTags: model.get('otherTags') === 'true',
    },
    conditions: statements.flatMap(({ conditions }) => conditions.filter((one) => !isModelled(one, request)).map(({ key }) => key)),
  };
}

interface TrustRequest {
  readonly principal: Term;
  readonly tenant: Term;
  readonly tagged: Term;
  readonly otherTags: Term;
  /** The tags that there are pass on to sessions that this one opens. */
  readonly transitive: Term;
  readonly tagKey: string;
  readonly variables: Variables;
}

function anyApplies(statements: readonly Statement[], effect: 'Allow' | 'Deny', action: Term, request: TrustRequest): Term {
  return or(
    statements
      .filter((statement) => statement.effect === effect)
      .map((statement) =>
        and([
          statement.actions
            ? or(statement.actions.map((pattern) => matches(pattern.toLowerCase(), action, request.variables, true)))
            : not(or((statement.notActions ?? []).map((pattern) => matches(pattern.toLowerCase(), action, request.variables, true)))),
          or(principalTexts(statement.principal).map((name) => (name === '*' ? TRUE : equal(request.principal, literal(name))))),
          ...statement.conditions.map((condition) => conditionHolds(condition, effect, request)),
        ]),
      ),
  );
}

function conditionHolds(condition: Condition, effect: 'Allow' | 'Deny', request: TrustRequest): Term {
  if (!isModelled(condition, request)) return effect === 'Allow' ? TRUE : FALSE;
  const { operator, key, values } = condition;
  const { tagged, otherTags, transitive, tenant, tagKey } = request;
  const name = operator.toLowerCase();
  const some = or([tagged, otherTags]);
  if (key.toLowerCase() === `aws:requesttag/${tagKey}`) {
    if (name === 'null') return values[0].toLowerCase() === 'true' ? not(tagged) : tagged;
    const any = or(values.map((pattern) => matches(pattern, tenant, request.variables, name.endsWith('like'))));
    return name.includes('not') ? or([not(tagged), not(any)]) : and([tagged, any]);
  }
  const present = key.toLowerCase() === 'aws:tagkeys' ? some : and([some, transitive]);
  if (name === 'null') return values[0].toLowerCase() === 'true' ? not(present) : present;
  const own = values.some((value) => value.toLowerCase() === tagKey || value === '*');
  const other = values.includes('*');
  if (name.startsWith('foranyvalue:')) return and([present, or([own ? tagged : FALSE, other ? otherTags : FALSE])]);
  return or([not(present), and([own ? TRUE : not(tagged), other ? TRUE : not(otherTags)])]);
}

function isModelled({ operator, key }: Condition, { tagKey }: TrustRequest): boolean {
  const name = operator.toLowerCase();
  if (key.toLowerCase() === `aws:requesttag/${tagKey}`) return /^(null|string(not)?(equals|like))$/.test(name);
  return /^(aws:tagkeys|sts:transitivetagkeys)$/i.test(key) && /^(null|for(any|all)values?:string(equals|like))$/.test(name);
}

/** Everybody whom the policy names, and somebody whom it does not. */
function principalsOf(statements: readonly Statement[]): Set<string> {
  return new Set([
    ...statements.flatMap(({ principal }) => principalTexts(principal)).filter((name) => name !== '*'),
    'arn:aws:iam::999999999999:role/Stranger',
  ]);
}

function principalTexts(principal: unknown): string[] {
  if (principal === '*') return ['*'];
  if (typeof principal !== 'object' || principal === null) throw new NotDecided('a statement of the trust policy has no principal');
  return Object.values(principal)
    .flat()
    .map((name) => {
      if (typeof name !== 'string')
        throw new NotDecided(`a principal of the trust policy is known only at deployment: ${JSON.stringify(name)}`);
      return name;
    });
}
