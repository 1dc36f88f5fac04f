import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ensurePythonEnvironment } from '../../../../integ/local-cloud/python-environment';
import { folderWith } from '../../../../tools/testing/folder';
import { dynamormCdk } from '../command-line';
import { OWN, TENANT, TRUST } from '../fixtures/tenant-template';

const ARN = 'arn:aws:dynamodb:eu-west-1:444455556666:table/Docs';
const anyRegion = ARN.replace('eu-west-1', '*');
const calls = ['dynamodb:GetItem', 'dynamodb:Query'];
const document = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });
const allow = (Resource: unknown = ARN) => ({ Effect: 'Allow', Action: calls, Resource, Condition: OWN });
const deny = (more: object) => ({ Effect: 'Deny', Action: 'dynamodb:*', Resource: [anyRegion, `${anyRegion}/*`], ...more });
const denies = [
  { Effect: 'Deny', NotAction: calls, Resource: [anyRegion, `${anyRegion}/*`] },
  deny({ Condition: { 'ForAnyValue:StringNotEquals': { 'dynamodb:LeadingKeys': [TENANT] } } }),
  deny({ Condition: { Null: { 'dynamodb:LeadingKeys': 'true' } } }),
  deny({ Condition: { StringNotLike: { 'aws:PrincipalTag/TenantID': '?*' } } }),
  deny({ Resource: `${anyRegion}/index/*` }),
];

/** What `aws iam get-account-authorization-details` prints of one role. */
function account(role: object, policies: object[] = []): string {
  return JSON.stringify({
    RoleDetailList: [
      {
        RoleName: 'tenant',
        Arn: 'arn:aws:iam::444455556666:role/tenant',
        AssumeRolePolicyDocument: document({ ...TRUST, Principal: { AWS: 'arn:aws:iam::444455556666:role/broker' } }),
        ...role,
      },
      { RoleName: 'other', Arn: 'arn:aws:iam::444455556666:role/other', AssumeRolePolicyDocument: document() },
    ],
    Policies: policies,
  });
}

const managed = (name: string, Document: object) => ({
  Arn: `arn:aws:iam::444455556666:policy/${name}`,
  PolicyVersionList: [
    { VersionId: 'v1', IsDefaultVersion: false, Document: document({ Effect: 'Allow', Action: '*', Resource: '*' }) },
    { VersionId: 'v2', IsDefaultVersion: true, Document },
  ],
});
const attached = (name: string) => ({ PolicyName: name, PolicyArn: `arn:aws:iam::444455556666:policy/${name}` });
const inline = (...statements: object[]) => ({ RolePolicyList: [{ PolicyName: 'Own', PolicyDocument: document(...statements) }] });

let python: string;
beforeAll(async () => {
  python = await ensurePythonEnvironment(join(__dirname, '../../../../.cache/local-cloud'));
});

describe('prove of what IAM exports', () => {
  const prove = (text: string, args = '--table Docs=partitionKey') =>
    dynamormCdk(['prove', '--template', 'iam.json', '--solver', python, ...args.split(' ')], { cwd: folderWith({ 'iam.json': text }) });

  test.each<[string, string, number, RegExp]>([
    ['inline policies that hold', account(inline(allow(), ...denies)), 0, /^No findings in the policies of tenant: isolation is proved/],
    [
      'an Allow and Denies in managed policies, by their default versions',
      account({ AttachedManagedPolicies: [attached('Allow'), attached('Deny')] }, [
        managed('Allow', document(allow())),
        managed('Deny', document(...denies)),
      ]),
      0,
      /^No findings/,
    ],
    [
      'an index of which nobody says that it tells the tenant',
      account(inline(allow([ARN, `${ARN}/index/by-date`]))),
      1,
      /DYN-C401[\s\S]*index\/by-date/,
    ],
    [
      'a boundary that narrows what is open',
      account(
        {
          ...inline({ Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' }),
          PermissionsBoundary: { PermissionsBoundaryArn: attached('Boundary').PolicyArn },
        },
        [managed('Boundary', document(allow()))],
      ),
      0,
      /warning DYN-C407/,
    ],
    [
      'a managed policy that is not in the export',
      account({ ...inline(allow()), AttachedManagedPolicies: [attached('Elsewhere')] }),
      1,
      /DYN-C403[\s\S]*policy\/Elsewhere/,
    ],
    [
      'everything open',
      account(
        inline({ Effect: 'Allow', Action: 'dynamodb:*', Resource: '*', Condition: { StringLike: { 'aws:PrincipalTag/TenantID': '?*' } } }),
      ),
      1,
      /DYN-C401/,
    ],
  ])('%s', async (_, text, code, expected) => {
    const ended = await prove(text);

    expect(ended.err).toBe('');
    expect(ended.out).toMatch(expected);
    expect(ended.code).toBe(code);
  });

  test('an index that tells the tenant is stated', async () => {
    const { out } = await prove(account(inline(allow([ARN, `${ARN}/index/by-date`]))), '--table Docs=partitionKey --index by-date=tenant');

    expect(out).toContain('0 errors, 1 warning');
  });

  test.each([
    ['a policy document', document(allow('arn:aws:dynamodb:*:*:table/Docs'))],
    ['get-role-policy', { RoleName: 'tenant', PolicyName: 'Own', PolicyDocument: document(allow('arn:aws:dynamodb:*:*:table/Docs')) }],
    ['get-policy-version', { PolicyVersion: { Document: document(allow('arn:aws:dynamodb:*:*:table/Docs')) } }],
  ])('%s alone: its trust policy is unknown', async (_, exported) => {
    const { out, code } = await prove(JSON.stringify(exported));

    expect(out).not.toContain('DYN-C401');
    expect(out).toContain('warning DYN-C407');
    expect(code).toBe(0);
  });
});
