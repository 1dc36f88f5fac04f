import { mutantsOf, proveTrust } from '@dynamorm-cdk/isolation-proof';
import { App } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { solver } from '../../../isolation-proof/test/solver';
import { type TenantAccessRoleProps, TenantFederation, TenantIsolation, TenantPrincipal } from '../../src';
import type { PolicyJson } from '../policy/policy-document';
import { DeployedApp, logicalId } from '../synth/deployed-app';
import { accessRole, grantsOn, sharedTable, stackOf } from '../synth/fixture';

const CLAIM = { tagKey: 'TenantID' };

/** The trust policy of a role; under a table per tenant it refuses ids that read as paths. */
function trustOf(props: Partial<TenantAccessRoleProps> = {}, perTenant = false): PolicyJson {
  const app = new App();
  const stack = stackOf(app);
  const role = accessRole(stack, 'Tenant', props);
  const isolation = TenantIsolation.tablePerTenant({ tableNamePrefix: 'docs-' });
  if (perTenant) grantsOn(stack, sharedTable(stack), { table: undefined, isolation }).read(TenantPrincipal.accessRole(role));
  return new DeployedApp(app).trustOf(stack, logicalId(role, stack));
}

const kinds: [string, PolicyJson][] = [
  ['a broker', trustOf()],
  ['a broker with an external id', trustOf({ externalId: 'secret' })],
  ['a broker that sets a source identity', trustOf({ sourceIdentity: true })],
  ['refused ids', trustOf({ refusedTenantIds: ['admin*'] })],
  ['a table per tenant', trustOf({}, true)],
  [
    'a Cognito identity pool',
    trustOf({ federation: [TenantFederation.cognitoIdentityPool('eu-west-1:11111111-2222-3333-4444-555555555555')] }),
  ],
];

describe('trust policies', async () => {
  const cvc5 = await solver();
  const prove = (document: unknown) => proveTrust({ name: 'Trust', document }, CLAIM, cvc5);

  test.each(kinds)('%s: every session states its tenant, and no other tag', async (_, trust) => {
    expect(await prove(trust)).toEqual({ outcome: 'proved' });
  });

  test.each(kinds)('%s: what opens when a statement or condition is missing, and what holds it otherwise', async (_, trust) => {
    const mutants = mutantsOf({ identity: [{ name: 'Trust', document: trust }], resource: [] });
    const answers = await Promise.all(
      mutants.map(async ({ missing, policies }) => [
        missing.replace('policy Trust, ', ''),
        (await prove(policies.identity[0].document)).outcome,
      ]),
    );
    expect(Object.fromEntries(answers)).toMatchSnapshot();
  });

  test.each([
    ['another action', { Action: ['sts:AssumeRole'], Condition: undefined }],
    ['everybody', { Principal: '*', Condition: { StringLike: { 'aws:RequestTag/TenantID': '*' } } }],
    ['the tag of another key', { Condition: { StringLike: { 'aws:RequestTag/Tenant': '?*' } } }],
  ])('a statement that is added is found: %s', async (_, more) => {
    const trust = trustOf();
    const added = { ...trust.Statement[0], ...more };
    expect(await prove({ ...trust, Statement: [...trust.Statement, added] })).toMatchObject({ outcome: 'hole' });
  });
});
