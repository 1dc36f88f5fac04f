import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { App } from 'aws-cdk-lib/core';
import { expect, test } from 'vitest';
import { claims, rolesOf } from '../../verify/claims';
import { VerifyStack } from '../../verify/stack';

test.each(claims)('$id has an answer that is allowed and one that is not: neither a dead role nor an open one passes', ({ questions }) => {
  const expected = questions.map((question) => [question.expected].flat());
  expect(expected.some((answers) => answers.includes('allowed'))).toBe(true);
  expect(expected.some((answers) => !answers.includes('allowed') && !answers.includes('open'))).toBe(true);
});

test('the README lists every claim', () => {
  const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
  for (const { id } of claims) expect(readme).toContain(`\`${id}\``);
  expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
});

test('the stack is a table, the roles of the claims, and nothing that would stay', () => {
  const template = Template.fromStack(new VerifyStack(new App(), 'Verify', claims, {}));
  const types = Object.values(template.toJSON().Resources as Record<string, { Type: string; DeletionPolicy?: string }>);
  expect(types.filter(({ Type }) => Type === 'AWS::DynamoDB::Table')).toHaveLength(1);
  expect(types.filter(({ Type }) => Type === 'AWS::IAM::Role')).toHaveLength(rolesOf(claims).length);
  expect(types).toHaveLength(1 + rolesOf(claims).length);
  expect(types.map(({ DeletionPolicy }) => DeletionPolicy)).not.toContain('Retain');
});
