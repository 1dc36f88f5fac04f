import { join, resolve } from 'node:path';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LocalCloud } from '../../local-cloud/local-cloud';
import { administrator, deploySandboxRole, takeSandboxRole } from '../../sandbox/local-role';
import { missingPermissions } from '../../sandbox/permissions';
import { policyOf, type Statement } from './policy';

const integ = resolve(__dirname, '../..');
const region = 'eu-west-1';
const prefix = 'Integ-0a1b2c-';
let cloud: LocalCloud;
let roleArn: string;

beforeAll(async () => {
  cloud = await LocalCloud.start({ stateDirectory: join(integ, '../.cache/local-cloud') });
  // As `cdk bootstrap` makes them.
  const trust = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::000000000000:root' }, Action: 'sts:AssumeRole' };
  for (const name of ['deploy', 'file-publishing', 'lookup'])
    await new IAMClient(administrator(cloud)).send(
      new CreateRoleCommand({
        RoleName: `cdk-hnb659fds-${name}-role-000000000000-${region}`,
        AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [trust] }),
      }),
    );
  roleArn = await deploySandboxRole(cloud);
}, 120_000);
afterAll(() => cloud?.stop());

describe('who may take the role', () => {
  test('a job of the repository in its environment, for as long as the workflow asks', async () => {
    expect((await takeSandboxRole(cloud, roleArn)).sessionToken).not.toBe('');
  });

  test.each([
    'repo:example/dynamorm-cdk:ref:refs/heads/main',
    'repo:example/dynamorm-cdk:pull_request',
    'repo:example/dynamorm-cdk:environment:production',
    'repo:example/another:environment:sandbox',
  ])('not %s', async (subject) => {
    await expect(takeSandboxRole(cloud, roleArn, subject)).rejects.toThrow('Not authorized');
  });

  test('not for longer than the template allows', async () => {
    await expect(takeSandboxRole(cloud, roleArn, undefined, 10_801)).rejects.toThrow('MaxSessionDuration');
  });
});

describe('what the role may do', () => {
  const whole = policyOf('000000000000');
  const put = (statements: Statement[]) =>
    new IAMClient(administrator(cloud)).send(
      new PutRolePolicyCommand({
        RoleName: roleArn.split('/').pop(),
        PolicyName: 'IntegrationTests',
        PolicyDocument: JSON.stringify({ ...whole, Statement: statements }),
      }),
    );
  const missing = async () =>
    missingPermissions(prefix, [region], { endpoint: cloud.endpoint, credentials: await takeSandboxRole(cloud, roleArn) });

  test('everything that a run needs', async () => {
    await put(whole.Statement);
    expect(await missing()).toEqual([]);
  });

  test.each(reduced(whole.Statement))(
    'without $what the run is refused before it begins, and the sentence names it',
    async ({ what, statements }) => {
      await put(statements);
      const sentences = await missing();
      expect(sentences).toHaveLength(1);
      expect(sentences[0]).toContain(what);
      expect(sentences[0]).toContain(region);
    },
  );
});

/** The policy without one action, or without one of the roles that the CDK takes. The roles of the tests do not exist before a run. */
function reduced(statements: Statement[]): { what: string; statements: Statement[] }[] {
  return statements
    .filter(({ Sid }) => Sid !== 'TakeTheRolesOfTheTests')
    .flatMap((statement) => {
      const others = statements.filter((one) => one !== statement);
      const [actions, resources] = [[statement.Action].flat(), [statement.Resource].flat()];
      if (actions.length === 1)
        return resources.map((resource) => ({
          what: resources.length === 1 ? actions[0] : (/role\/(cdk-\w+-[a-z-]+-role)/.exec(resource)?.[1] ?? resource),
          statements: [
            ...others,
            ...(resources.length === 1 ? [] : [{ ...statement, Resource: resources.filter((one) => one !== resource) }]),
          ],
        }));
      return actions.map((action) => ({
        what: action,
        statements: [...others, { ...statement, Action: actions.filter((one) => one !== action) }],
      }));
    });
}
