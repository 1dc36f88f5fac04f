import type { Request } from '../policy/request';
import { and, concat, equal, literal, not, or, startsWith, type Term } from '../smt/text';
import type { Claim, SharedTableClaim, TenantTablesClaim } from './claim';
import { owns } from './ownership';

/** Actions that carry the partition keys of their items. */
export const KEYED_ACTIONS = [
  'GetItem',
  'BatchGetItem',
  'Query',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'ConditionCheckItem',
  'PartiQLSelect',
  'PartiQLInsert',
  'PartiQLUpdate',
  'PartiQLDelete',
];

/** Whether the action carries keys. */
export function isKeyed({ action }: Request): Term {
  return or(KEYED_ACTIONS.map((name) => equal(action, literal(`dynamodb:${name.toLowerCase()}`))));
}

/**
 * Whether an allowed request would be one that isolation forbids.
 *
 * For a table that tenants share: the session is untagged, or the action carries no keys, or the call has none, or it addresses an index that
 * does not carry the tenant, or one of its keys is not the session's own. "Reads an item of another tenant by the table's layout" would be too
 * weak: it judges the keys of an index by the layout of the table.
 *
 * @param owner a constant of the solver: whose table it is, in a table per tenant
 */
export function violation(claim: Claim, request: Request, owner: Term): Term {
  const here = and([equal(request.partition, literal(claim.partition)), equal(request.account, literal(claim.account))]);
  return and([here, claim.kind === 'shared table' ? sharedViolation(claim, request) : tenantTableViolation(claim, request, owner)]);
}

/** The tenant's own call, which must be possible: a policy that allows nothing isolates, and proves nothing. */
export function ownCall(claim: Claim, request: Request): Term {
  const here = and([equal(request.partition, literal(claim.partition)), equal(request.account, literal(claim.account)), request.tagged]);
  if (claim.kind === 'table per tenant') {
    return and([here, isKeyed(request), equal(request.path, concat([literal(`table/${claim.prefix}`), request.tenant]))]);
  }
  const own = and(request.keys.map(({ present, value }) => or([not(present), owns(claim.layout, value, request.tenant)])));
  return and([here, isKeyed(request), tenantResources(claim, request), hasKey(request), own]);
}

/** A key that two tenants own. There must be none. */
export function ownedTwice(claim: SharedTableClaim, key: Term, one: Term, other: Term): Term {
  return and([
    not(equal(one, other)),
    not(equal(one, literal(''))),
    not(equal(other, literal(''))),
    owns(claim.layout, key, one),
    owns(claim.layout, key, other),
  ]);
}

function sharedViolation(claim: SharedTableClaim, request: Request): Term {
  const { path, keys, tenant } = request;
  const table = literal(`table/${claim.table}`);
  const onTable = equal(path, table);
  const anyIndex = startsWith(path, literal(`table/${claim.table}/index/`));
  const named = or(claim.indexes.map(({ name }) => equal(path, indexPath(claim, name))));
  // Calls for items are authorized on a table or an index, all others on anything below the table too.
  const items = or([onTable, claim.complete ? named : anyIndex]);
  const below = or([onTable, startsWith(path, literal(`table/${claim.table}/`))]);
  const keyed = isKeyed(request);
  const addressed = or([and([keyed, items]), and([not(keyed), below])]);
  const foreignKey = or(keys.map(({ present, value }) => and([present, not(owns(claim.layout, value, tenant))])));
  return and([addressed, or([not(keyed), not(hasKey(request)), not(tenantResources(claim, request)), untagged(request), foreignKey])]);
}

function tenantTableViolation(claim: TenantTablesClaim, request: Request, owner: Term): Term {
  const { path, tenant } = request;
  const table = concat([literal(`table/${claim.prefix}`), owner]);
  return and([
    // Any text that no slash ends is more than what a table can be called, and takes the solver a hundredth of the time.
    not(`(str.contains ${owner} ${literal('/')})`),
    or([equal(path, table), startsWith(path, concat([table, literal('/')]))]),
    or([untagged(request), not(equal(owner, tenant))]),
  ]);
}

/** The table or an index in which a key tells its tenant. */
function tenantResources(claim: SharedTableClaim, { path }: Request): Term {
  const indexes = claim.indexes.filter(({ tenant }) => tenant).map(({ name }) => equal(path, indexPath(claim, name)));
  return or([...(claim.byTable ? [equal(path, literal(`table/${claim.table}`))] : []), ...indexes]);
}

/** An empty tag names no tenant. */
function untagged({ tagged, tenant }: Request): Term {
  return or([not(tagged), equal(tenant, literal(''))]);
}

function hasKey({ keys }: Request): Term {
  return or(keys.map(({ present }) => present));
}

function indexPath({ table }: SharedTableClaim, index: string): Term {
  return literal(`table/${table}/index/${index}`);
}
