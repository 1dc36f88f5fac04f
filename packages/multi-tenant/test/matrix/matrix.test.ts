import { describe, expect, test } from 'vitest';
import type { Policies } from '../policy/evaluate';
import { VariableText } from '../policy/pattern';
import { REGIONS } from '../policy/world';
import { admits } from './admission';
import { DESIGNS, type DeployedDesign, type Design, deploy, hasSeparator } from './designs';
import { LATER } from './later';
import { type Outcome, type PlannedCall, runMatrix } from './run-matrix';
import { isTagValue, TENANTS } from './tenants';

const ALL_TABLES = REGIONS.map((region) => `arn:aws:dynamodb:${region}:111111111111:table/docs*`);
const onUndeclaredIndex = (call: PlannedCall) => call.name.includes(' on undeclared index ');

/** An id that no tag can hold belongs to no tenant. It could still be read as a longer key of another one where a separator is used. */
const ofNobody = (design: Design) => (call: PlannedCall) => hasSeparator(design) && !isTagValue(call.owner);

function outcomeOf(
  design: Design,
  deployed: DeployedDesign,
  policies: Policies,
  except: (call: PlannedCall) => boolean = () => false,
): Outcome {
  const left = ofNobody(design);
  return runMatrix(design.world, policies, {
    granted: deployed.granted,
    admitted: (tenant) => admits(deployed.trust, tenant),
    except: (call) => left(call) || except(call),
  });
}

const nothing = { leaks: [], missed: [] };
const firstOf = ({ leaks, missed }: Outcome) => ({ leaks: leaks.slice(0, 5), missed: missed.slice(0, 5) });

describe.each(DESIGNS)('$name', (design) => {
  test.each(design.grants)('%s: nothing foreign is open, nothing own is missed', (grant) => {
    const deployed = deploy(design, grant);
    const outcome = outcomeOf(design, deployed, deployed.policies);
    expect(firstOf(outcome)).toEqual(nothing);
    expect(outcome.calls).toBeGreaterThan(20_000);
  });

  test('the matrix would notice: with the guardrails and conditions gone it leaks, with the Allows gone it misses', () => {
    const deployed = deploy(design, design.grants[0]);
    const open = outcomeOf(design, deployed, {
      identity: [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }],
    });
    expect(open.leaks.length).toBeGreaterThan(5_000);
    expect(outcomeOf(design, deployed, { identity: [] }).missed.length).toBeGreaterThan(10);
  });

  test('wildcards in a tag open nothing even if they counted, since no tag can hold one', () => {
    const deployed = deploy(design, design.grants[0]);
    const outcome = runMatrix(
      design.world,
      { ...deployed.policies, variables: VariableText.ACTIVE },
      { granted: [], admitted: () => false, impossible: (tenant) => !isTagValue(tenant), except: ofNobody(design) },
    );
    expect(outcome.leaks.slice(0, 5)).toEqual([]);
  });

  describe.each(LATER)('and later $name', (later) => {
    const grant = design.grants[design.grants.length - 1];

    test('opens nothing but an index that nobody declared, which only the boundary can know', () => {
      const deployed = deploy(design, grant);
      const policies = later.attach(deployed.policies, ALL_TABLES);
      expect(firstOf(outcomeOf(design, deployed, policies, onUndeclaredIndex))).toEqual(nothing);
    });

    test('with the boundary opens nothing at all', () => {
      const deployed = deploy(design, grant, { tenantBoundary: true });
      const policies = later.attach(deployed.policies, ALL_TABLES);
      // A table policy that names the session passes by the boundary: there the guardrails hold alone.
      const except = later.name.includes('names the session') ? onUndeclaredIndex : undefined;
      expect(firstOf(outcomeOf(design, deployed, policies, except))).toEqual(nothing);
    });
  });
});

describe('what is left', () => {
  test('without the boundary, a later dynamodb:* opens the undeclared index, by the tenant own key alone', () => {
    const design = DESIGNS[0];
    const deployed = deploy(design, 'readWrite');
    const { leaks } = outcomeOf(design, deployed, LATER[0].attach(deployed.policies, ALL_TABLES));
    expect(leaks.length).toBeGreaterThan(0);
    expect(leaks.every((leak) => leak.includes(' on undeclared index '))).toBe(true);
  });

  test('behind a separator, an id that no tag can hold reads as a longer key of a tenant: no such tenant may exist', () => {
    const design = DESIGNS[2];
    const deployed = deploy(design, 'read');
    const { leaks } = runMatrix(design.world, deployed.policies, { granted: [], admitted: () => false });
    expect(leaks.length).toBeGreaterThan(0);
    expect(leaks.every((leak) => /data of ".*#/.test(leak))).toBe(true);
  });

  test('sessions that the trust policy admits', () => {
    const shared = deploy(DESIGNS[0], 'read').trust;
    const perTenant = deploy(DESIGNS[DESIGNS.length - 1], 'read').trust;
    const admitted = (trust: typeof shared) => TENANTS.filter((tenant) => admits(trust, tenant));
    expect(admitted(shared)).toEqual(TENANTS.filter((tenant) => tenant !== undefined && tenant !== '' && isTagValue(tenant)));
    expect(admitted(perTenant)).toEqual(admitted(shared).filter((tenant) => !/[/:]/.test(tenant as string)));
    expect(admits(shared, 'acme', { Role: 'admin' })).toBe(false);
    expect(admits(shared, undefined, { tenantid: 'acme' })).toBe(false);
  });
});
