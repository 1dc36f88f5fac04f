import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { MINUTES } from '../../run/sandbox';
import { template } from '../../sandbox/local-role';
import { policyOf } from './policy';

const account = '111122223333';
const { Role } = parse(readFileSync(template, 'utf8')).Resources;
const { integ: job } = parse(readFileSync(resolve(__dirname, '../../../.github/workflows/integ.yml'), 'utf8')).jobs;

/** The template's text, as CloudFormation resolves it. */
function resolved(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(resolved);
  if (typeof value !== 'object' || value === null) return value;
  const { 'Fn::Sub': text } = value as Record<string, unknown>;
  if (typeof text === 'string') return text.replaceAll('$' + '{AWS::Partition}', 'aws').replaceAll('$' + '{AWS::AccountId}', account);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolved(inner)]));
}

test('the template and the policy that is ready to copy say the same', () => {
  expect(resolved(Role.Properties.Policies[0].PolicyDocument)).toEqual(policyOf(account));
});

test('the policy names no action and no resource by a bare star, but for lists that take none', () => {
  const listed = ['cloudformation:ListStacks', 'dynamodb:ListTables', 'logs:DescribeLogGroups'];
  for (const { Action, Resource } of policyOf(account).Statement) {
    expect([Action].flat().filter((action) => action.includes('*'))).toEqual([]);
    if ([Resource].flat().includes('*')) expect([Action].flat().sort()).toEqual(listed);
  }
});

test('the session outlives the job, and the job outlives the run', () => {
  const takes = job.steps.find(({ uses = '' }: { uses?: string }) => uses.startsWith('aws-actions/configure-aws-credentials'));
  const session = takes.with['role-duration-seconds'];
  expect(Role.Properties.MaxSessionDuration).toBeGreaterThanOrEqual(session);
  expect(session).toBeGreaterThanOrEqual(job['timeout-minutes'] * 60);
  expect(job['timeout-minutes']).toBeGreaterThan(MINUTES);
});
