import { type Call, keyedCalls, keylessCalls, Touches } from '../policy/dynamodb-calls';
import { type Authorization, decider, type Policies, statementApplies, type Verdict } from '../policy/evaluate';
import { VariableText } from '../policy/pattern';
import type { StatementJson } from '../policy/policy-document';
import type { World } from '../policy/world';
import { ownersFor, TENANTS } from './tenants';

/** What came of all calls of a matrix. */
export interface Outcome {
  readonly calls: number;
  readonly questions: number;
  /** Calls that were allowed though they touch another tenant. */
  readonly leaks: string[];
  /** Promised calls of the tenant's own data that were denied. */
  readonly missed: string[];
}

export interface MatrixOptions {
  /** Whether a session of this tenant is owed its own data: the trust policy admits it. */
  readonly admitted: (tenant: string) => boolean;
  readonly granted: string[];
  /** Sessions that are tried; all hard ones where nothing is said. */
  readonly tenants?: (string | undefined)[];
  /** Sessions that are left out; each use says why. */
  readonly impossible?: (tenant: string) => boolean;
  /** Calls that are left out; each use says why. */
  readonly except?: (call: PlannedCall) => boolean;
}

/** A call, with its authorizations as places in the plan's list of questions. */
export interface PlannedCall extends Call {
  readonly tenant?: string;
  readonly owner: string;
  readonly asked: number[];
}

/** All calls of a world. Most of them ask the same few thousand questions. */
export interface Plan {
  readonly questions: Authorization[];
  readonly calls: PlannedCall[];
  /** By statement: which questions it applies to. */
  readonly applying: Map<string, Uint8Array>;
}

/** Asks the policies about every call of every session after the data of everyone who could be confused with it. */
export function runMatrix(world: World, policies: Policies, options: MatrixOptions): Outcome {
  const plan = planOf(world, options.tenants ?? TENANTS);
  const verdicts = verdictsOf(plan, policies);
  const calls = plan.calls.filter((call) => !options.except?.(call) && !(call.tenant !== undefined && options.impossible?.(call.tenant)));
  const allowed = (call: PlannedCall) => call.asked.every((question) => verdicts[question] === 'allowed');
  const owed = ({ tenant, promisedBy }: PlannedCall) =>
    tenant !== undefined && options.admitted(tenant) && (promisedBy?.every((action) => options.granted.includes(action)) ?? false);
  const said = (call: PlannedCall) => `${JSON.stringify(call.tenant)}: ${call.name}`;
  return {
    calls: calls.length,
    questions: plan.questions.length,
    leaks: calls.filter((call) => call.touches === Touches.FOREIGN && allowed(call)).map(said),
    missed: calls.filter((call) => call.touches === Touches.OWN && owed(call) && !allowed(call)).map(said),
  };
}

/** Each statement is asked once about each question: most policies of the matrix share most of their statements. */
function verdictsOf(plan: Plan, policies: Policies): Verdict[] {
  const variables = policies.variables ?? VariableText.LITERAL;
  const all = [...policies.identity, ...(policies.boundary ? [policies.boundary] : []), ...(policies.resource ? [policies.resource] : [])];
  const applying = new Map(
    all.flatMap(({ Statement }) => Statement).map((statement) => [statement, applyingTo(plan, statement, variables)]),
  );
  const verdict = decider(policies);
  return plan.questions.map((_, i) => verdict((statement) => applying.get(statement)?.[i] === 1));
}

function applyingTo(plan: Plan, statement: StatementJson, variables: VariableText): Uint8Array {
  const key = `${variables} ${JSON.stringify(statement)}`;
  const known = plan.applying.get(key);
  if (known) return known;
  const made = Uint8Array.from(plan.questions, (question) => (statementApplies(statement, question, variables) ? 1 : 0));
  plan.applying.set(key, made);
  return made;
}

const plans = new Map<World, Map<(string | undefined)[], Plan>>();

/** Sessions that are sent to the replica too: which region a call goes to has nothing to do with how a tenant is spelled. */
const everywhere: (string | undefined)[] = [undefined, '', 'acme', 'ac', 'acme/index/gsi-by-date'];

function inOneRegion(world: World): World {
  return { ...world, regions: world.regions.slice(0, 1) };
}

export function planOf(whole: World, tenants: (string | undefined)[]): Plan {
  const ofWorld = plans.get(whole) ?? new Map<(string | undefined)[], Plan>();
  plans.set(whole, ofWorld);
  const known = ofWorld.get(tenants);
  if (known) return known;
  const questions: Authorization[] = [];
  const places = new Map<string, number>();
  const place = (question: Authorization): number => {
    const { entries } = question.context;
    const tag = entries['aws:PrincipalTag/TenantID'];
    const keys = entries['dynamodb:LeadingKeys'];
    const key = [question.action, question.resource, tag === undefined ? 'untagged' : `tag ${tag}`, ...(keys ?? ['no key'])].join('\n');
    const at = places.get(key) ?? questions.push(question) - 1;
    places.set(key, at);
    return at;
  };
  const calls = tenants.flatMap((tenant) => {
    const session = { tenant, tagKey: 'TenantID' };
    const owners = ownersFor(tenant);
    const world = everywhere.includes(tenant) ? whole : inOneRegion(whole);
    const keyed = owners.flatMap((owner) => keyedCalls(world, session, owner).map((call) => ({ owner, call })));
    const keylessOwners = whole.tablePerTenant ? owners : owners.slice(0, 1);
    const keyless = keylessOwners.flatMap((owner) => keylessCalls(world, session, owner).map((call) => ({ owner, call })));
    return [...keyed, ...keyless].map(({ owner, call }) => ({ ...call, tenant, owner, asked: call.authorizations.map(place) }));
  });
  const plan = { questions, calls, applying: new Map<string, Uint8Array>() };
  ofWorld.set(tenants, plan);
  return plan;
}
