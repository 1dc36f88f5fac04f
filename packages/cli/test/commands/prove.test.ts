import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ensurePythonEnvironment } from '../../../../integ/local-cloud/python-environment';
import { folderWith } from '../../../../tools/testing/folder';
import { dynamormCdk } from '../command-line';
import { allow, docs, guardrails, index, key, OWN, openTrust, prefixed, TENANT, template, withoutNull } from '../fixtures/tenant-template';

const byKey = '--role TenantRole --table Docs=partitionKey';
const holes: [string, string, string, string][] = [
  ['no condition', template([allow({})]), byKey, 'DYN-C401'],
  ['no Null', template([allow(withoutNull, { Action: ['dynamodb:GetItem', 'dynamodb:Scan'] })]), byKey, 'DYN-C401'],
  ['no separator', template([allow(prefixed(`T#${TENANT}*`))]), '--role TenantRole --table Docs=prefix:T#,separator:#', 'DYN-C401'],
  ['every index', template([allow(OWN, { Resource: [docs, index('*')] })]), byKey, 'DYN-C401'],
  ['a branch of Fn::If', template([allow({ 'Fn::If': ['Wide', {}, OWN] })]), byKey, 'DYN-C401'],
  ['a condition on the address', template([allow({ IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } })]), byKey, 'DYN-C402'],
  [
    'a policy of AWS',
    template([], { role: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess'] } }),
    byKey,
    'DYN-C403',
  ],
  [
    'a separator that ids can hold',
    template([allow(prefixed(`T#${TENANT}`, `T#${TENANT}:*`))]),
    '--role TenantRole --table Docs=prefix:T#,separator::',
    'DYN-C404',
  ],
  ['a Deny of everything', template([allow(OWN), { Effect: 'Deny', Action: '*', Resource: '*' }]), byKey, 'DYN-C405'],
  ['a trust policy without conditions', template([allow(OWN), ...guardrails], { trust: openTrust }), byKey, 'DYN-C406'],
  [
    'an override of the key',
    template([allow(OWN)], {
      table: { KeySchema: key('id'), GlobalSecondaryIndexes: [{ IndexName: 'by-owner', KeySchema: key('owner') }] },
    }),
    '--role TenantRole --table Docs=index --index by-owner=tenant',
    'DYN-C401',
  ],
];

let python: string;
beforeAll(async () => {
  python = await ensurePythonEnvironment(join(__dirname, '../../../../.cache/local-cloud'));
});

describe('prove', () => {
  const cwd = folderWith(
    Object.fromEntries([
      ...holes.map(([, text], at): [string, string] => [`hole${at}.json`, text]),
      ['closed.json', template([allow(OWN), ...guardrails])],
      ['allows.json', template([allow(OWN)])],
      ['index.json', template([allow(OWN, { Action: 'dynamodb:Query', Resource: index('by-owner') })])],
      ['separated.json', template([allow(prefixed(`T#${TENANT}`, `T#${TENANT}#*`))])],
      [
        'cognito.json',
        template([
          allow({
            Null: OWN.Null,
            'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['${cognito-identity.amazonaws.com:sub}'] },
            StringLike: { 'cognito-identity.amazonaws.com:sub': '?*' },
          }),
        ]),
      ],
      ['no-role.json', JSON.stringify({ Resources: { Docs: { Type: 'AWS::DynamoDB::Table' } } })],
    ]),
  );
  const prove = (file: string, args: string, env = {}) =>
    dynamormCdk(['prove', '--template', file, '--solver', python, ...args.split(' ')], { cwd, env });

  test.each(holes.map(([name, , args, code], at) => ({ name, args, code, file: `hole${at}.json` })))(
    'finds: $name',
    async ({ file, args, code }) => {
      const ended = await prove(file, args);

      expect(ended.err).toBe('');
      expect(ended.code).toBe(1);
      expect(ended.out).toContain(`error ${code}`);
    },
  );

  test('prints the call as a sentence and as a command', async () => {
    const { out } = await prove('hole0.json', byKey);

    expect(out).toContain(
      'A session of tenant `acme` can call dynamodb:GetItem on arn:aws:dynamodb:eu-west-1:111122223333:table/Docs with the key `globex`: statement 1 of policy Tenant allows it, and no Deny stops it.',
    );
    expect(out).toContain(`aws dynamodb get-item --table-name Docs --key '{"PK":{"S":"globex"},"SK":{"S":"x"}}' --region eu-west-1`);
  });

  test('says what was proved, and what it assumes', async () => {
    const ended = await prove('closed.json', byKey);

    expect(ended.code).toBe(0);
    expect(ended.out).toMatch(
      /^No findings in the policies of TenantRole: isolation is proved by cvc5 [\d.]+\.\nAssumed:\n {2}- the tables have only the indexes/,
    );
  });

  test.each([
    ['allows.json', byKey],
    ['index.json', '--role TenantRole --table Docs=index --index by-owner=tenant'],
    ['separated.json', '--role TenantRole --table Docs=prefix:T#,separator:#'],
    ['cognito.json', `${byKey} --tenant-variable cognito-identity.amazonaws.com:sub`],
  ])('Allows that isolate by themselves are a warning, since an Allow can come: %s', async (file, args) => {
    const ended = await prove(file, args);

    expect(ended.out).toContain('warning DYN-C407');
    expect(ended.out).not.toContain('error DYN');
    expect(ended.code).toBe(0);
  });

  test('writes the question for another solver', async () => {
    await prove('closed.json', `${byKey} --smt2 question.smt2`);

    expect(existsSync(join(cwd, 'question.smt2'))).toBe(true);
    expect(readFileSync(join(cwd, 'question.smt2'), 'utf8')).toMatch(/\(set-logic QF_SLIA\)[\s\S]+\(check-sat\)/);
  });

  test.each([
    ['hole0.json', '--role TenantRole', 'DYN-C001', 'does not state how tables isolate their tenants'],
    ['hole0.json', '--table Docs', 'DYN-C005', '--table must be `Docs=partitionKey`'],
    ['hole0.json', `${byKey} --index by-owner`, 'DYN-C005', '--index must be `name=tenant`'],
    ['hole0.json', '--table Docs=partitionKey --role Tenant', 'DYN-C002', 'has no role with the logical id `Tenant`'],
    ['no-role.json', '--table Docs=partitionKey', 'DYN-C002', 'names `aws:PrincipalTag/TenantID`'],
  ])('cannot run: %s %s', async (file, args, code, sentence) => {
    const ended = await prove(file, args);

    expect(ended.code).toBe(2);
    expect(ended.err).toContain(code);
    expect(ended.err).toContain(sentence);
  });

  test('a table or index that the template does not have is not decided', async () => {
    const { out, code } = await prove('hole0.json', '--role TenantRole --table Orders=partitionKey');

    expect(code).toBe(1);
    expect(out).toContain('DYN-C403');
    expect(out).toContain('the template has no table with the logical id Orders');
  });

  test('says how to get a solver where there is none', async () => {
    const ended = await dynamormCdk(['prove', '--template', 'allows.json', '--table', 'Docs=partitionKey'], { cwd, env: { PATH: '' } });

    expect(ended.code).toBe(2);
    expect(ended.err).toContain('DYN-C030');
    expect(ended.err).toContain('python3 -m pip install cvc5');
  });
});
