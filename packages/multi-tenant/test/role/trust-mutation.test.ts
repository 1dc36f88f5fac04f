import { App } from 'aws-cdk-lib/core';
import { expect, test } from 'vitest';
import { mutantsOf } from '../matrix/mutants';
import { statementApplies } from '../policy/evaluate';
import { VariableText } from '../policy/pattern';
import { assertModelled, type PolicyJson } from '../policy/policy-document';
import { RequestContext } from '../policy/request-context';
import { DeployedApp, logicalId } from '../synth/deployed-app';
import { accessRole, stackOf } from '../synth/fixture';

const OWN = { 'aws:RequestTag/TenantID': 'acme', 'aws:TagKeys': ['TenantID'], 'sts:ExternalId': 'secret', 'sts:SourceIdentity': 'jane' };

/** Requests that brokers and others could make. */
const REQUESTS: { [key: string]: string | string[] }[] = [
  OWN,
  { ...OWN, 'sts:TransitiveTagKeys': ['TenantID'] },
  { ...OWN, 'sts:TransitiveTagKeys': ['Role'] },
  { ...OWN, 'aws:RequestTag/TenantID': '' },
  { ...OWN, 'aws:RequestTag/TenantID': 'admin2' },
  { ...OWN, 'aws:TagKeys': ['TenantID', 'Role'], 'aws:RequestTag/Role': 'admin' },
  { ...OWN, 'aws:TagKeys': ['tenantid'] },
  { ...OWN, 'sts:ExternalId': 'guessed' },
  { ...OWN, 'sts:SourceIdentity': '' },
  { 'sts:ExternalId': 'secret' },
  {},
];
const ACTIONS = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'];

const verdicts = (trust: PolicyJson) =>
  ACTIONS.flatMap((action) =>
    REQUESTS.map((request) =>
      trust.Statement.some((statement) =>
        statementApplies(statement, { action, resource: '*', context: new RequestContext(request) }, VariableText.LITERAL),
      ),
    ),
  ).join();

test('each element of the trust policy counts', () => {
  const app = new App();
  const stack = stackOf(app);
  const role = accessRole(stack, 'Tenant', { externalId: 'secret', sourceIdentity: true, refusedTenantIds: ['admin*'] });
  const trust = new DeployedApp(app).trustOf(stack, logicalId(role, stack));
  expect(() => assertModelled(trust)).not.toThrow();
  const shipped = verdicts(trust);
  const idle = mutantsOf(trust)
    .filter(({ policy }) => verdicts(policy) === shipped)
    .map(({ fault }) => fault.replace(/^.*: (?=without|Null|For)/, ''));
  // Without a tag there is no aws:RequestTag either, so the demand that some tag is there stands twice; the keys have no wildcard.
  expect(new Set(idle)).toEqual(new Set(['without Null', 'ForAllValues:StringEquals became ForAllValues:StringLike']));
});
