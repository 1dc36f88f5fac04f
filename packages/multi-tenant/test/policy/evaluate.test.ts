import { describe, expect, test } from 'vitest';
import { type Authorization, evaluate, type Policies } from './evaluate';
import { VariableText } from './pattern';
import type { ConditionsJson, PolicyJson, StatementJson } from './policy-document';
import { RequestContext } from './request-context';
import { simulate, simulateWithTablePolicy } from './simulate';

const TABLE = 'arn:aws:dynamodb:eu-west-1:111111111111:table/docs';
const policy = (...Statement: StatementJson[]): PolicyJson => ({ Version: '2012-10-17', Statement });
const ask = (context: { [key: string]: string | string[] } = {}, resource = TABLE, action = 'dynamodb:GetItem'): Authorization => ({
  action,
  resource,
  context: new RequestContext(context),
});
const allowIf = (Condition: ConditionsJson, Resource = '*'): Policies => ({
  identity: [policy({ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource, Condition })],
});
const both = (policies: Policies, request: Authorization) => {
  const ours = evaluate(policies, request);
  expect(simulate(policies, request)).toBe(ours);
  return ours;
};

const withTablePolicy = async (policies: Policies, request: Authorization) => {
  const ours = evaluate(policies, request);
  expect(await simulateWithTablePolicy(policies, request)).toBe(ours);
  return ours;
};

describe('single-valued keys', () => {
  test.each([
    ['StringEquals', 'acme', 'acme', true],
    ['StringEquals', 'acme', 'ACME', false],
    ['StringEquals', 'ac*', 'acme', false],
    ['StringEquals', 'acme', undefined, false],
    ['StringNotEquals', 'acme', 'acme', false],
    ['StringNotEquals', 'acme', undefined, true],
    ['StringLike', '?*', 'a', true],
    ['StringLike', '?*', '', false],
    ['StringLike', '?*', undefined, false],
    ['StringLike', 'a.c', 'abc', false],
    ['StringNotLike', '*/*', 'a/b', false],
    ['StringNotLike', '*/*', 'ab', true],
    ['StringNotLike', '?*', undefined, true],
    ['Null', 'true', undefined, true],
    ['Null', 'false', undefined, false],
    ['Null', 'false', 'x', true],
  ])('%s %j of %j', (operator, wanted, actual, holds) => {
    const context: Record<string, string> = actual === undefined ? {} : { 'aws:PrincipalTag/TenantID': actual };
    expect(both(allowIf({ [operator]: { 'aws:PrincipalTag/TenantID': wanted } }), ask(context))).toBe(holds ? 'allowed' : 'not allowed');
  });
});

describe('multi-valued keys', () => {
  const P = ['own', 'own#*'];
  test.each([
    ['ForAllValues:StringLike', ['own', 'own#1'], true],
    ['ForAllValues:StringLike', ['own', 'other'], false],
    ['ForAllValues:StringLike', undefined, true],
    ['ForAnyValue:StringLike', ['other', 'own'], true],
    ['ForAnyValue:StringLike', undefined, false],
    ['ForAnyValue:StringNotLike', ['own', 'other'], true],
    ['ForAnyValue:StringNotLike', ['own', 'own#2'], false],
    ['ForAnyValue:StringNotLike', undefined, false],
    ['ForAllValues:StringEquals', ['own'], true],
    ['ForAllValues:StringEquals', ['own#1'], false],
    ['ForAnyValue:StringNotEquals', ['own', 'own#1'], true],
  ])('%s of %j', (operator, actual, holds) => {
    const context: Record<string, string[]> = actual === undefined ? {} : { 'dynamodb:LeadingKeys': actual };
    expect(both(allowIf({ [operator]: { 'dynamodb:LeadingKeys': P } }), ask(context))).toBe(holds ? 'allowed' : 'not allowed');
  });

  test('a plain operator on a multi-valued key is not modelled', () => {
    expect(() => evaluate(allowIf({ StringEquals: { 'dynamodb:LeadingKeys': 'a' } }), ask({ 'dynamodb:LeadingKeys': ['a'] }))).toThrow(
      'not modelled',
    );
  });
});

describe('policy variables', () => {
  const withTag = (tenant: string | undefined, key: string) =>
    ask({ ...(tenant === undefined ? {} : { 'aws:PrincipalTag/TenantID': tenant }), 'dynamodb:LeadingKeys': [key] });
  const like = (value: string) => allowIf({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': value } });

  test('are put in, whatever the case of the key name', () => {
    expect(both(like('T#${aws:principaltag/tenantid}#*'), withTag('acme', 'T#acme#1'))).toBe('allowed');
    expect(both(like('T#${aws:PrincipalTag/TenantID}#*'), withTag('acme', 'T#acme2#1'))).toBe('not allowed');
  });

  test('without a value match nothing, and the negated operators match', () => {
    expect(both(like('${aws:PrincipalTag/TenantID}'), withTag(undefined, 'x'))).toBe('not allowed');
    const negated = allowIf({ 'ForAnyValue:StringNotEquals': { 'dynamodb:LeadingKeys': '${aws:PrincipalTag/TenantID}' } });
    expect(evaluate(negated, withTag(undefined, 'x'))).toBe('allowed');
    // iam-simulate lets no operator match; AWS documents that the negated ones do (policy variables with no value).
    expect(simulate(negated, withTag(undefined, 'x'))).toBe('not allowed');
  });

  test('escapes stand for the character itself', () => {
    expect(both(like('A${*}B${?}${$}#*'), withTag('acme', 'A*B?$#1'))).toBe('allowed');
    expect(both(like('A${*}B${?}${$}#*'), withTag('acme', 'AxB?$#1'))).toBe('not allowed');
  });

  test('a wildcard in a tag is a letter, or, taken at its worst, a wildcard', () => {
    const request = withTag('*', 'acme');
    expect(both(like('${aws:PrincipalTag/TenantID}'), request)).toBe('not allowed');
    expect(evaluate({ ...like('${aws:PrincipalTag/TenantID}'), variables: VariableText.ACTIVE }, request)).toBe('allowed');
  });

  test('in a resource', () => {
    const arn = (name: string) => `arn:aws:dynamodb:eu-west-1:111111111111:table/${name}`;
    const policies = allowIf({}, arn('docs-${aws:PrincipalTag/TenantID}'));
    const tagged = { 'aws:PrincipalTag/TenantID': 'acme' };
    expect(both(policies, ask(tagged, arn('docs-acme')))).toBe('allowed');
    expect(both(policies, ask(tagged, arn('docs-acme2')))).toBe('not allowed');
    expect(both(policies, ask({}, arn('docs-acme')))).toBe('not allowed');
  });

  test('an empty tag is an empty text', () => {
    expect(evaluate(like('T#${aws:PrincipalTag/TenantID}'), withTag('', 'T#'))).toBe('allowed');
    // iam-simulate takes an empty value for a missing one and compares with the variable's own text; AWS puts the empty text in.
    expect(simulate(like('T#${aws:PrincipalTag/TenantID}'), withTag('', 'T#'))).toBe('not allowed');
  });

  test('an escape under StringEquals', () => {
    const equals = allowIf({ 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': '${$}T#${aws:PrincipalTag/TenantID}' } });
    expect(evaluate(equals, withTag('acme', '$T#acme'))).toBe('allowed');
    // iam-simulate knows the three escapes only under the Like operators; AWS resolves them wherever a variable may stand.
    expect(simulate(equals, withTag('acme', '$T#acme'))).toBe('not allowed');
  });

  test('a default is not modelled', () => {
    expect(() => evaluate(like("${aws:PrincipalTag/TenantID, 'none'}"), withTag('acme', 'none'))).toThrow('not modelled');
  });
});

describe('elements', () => {
  test('Deny wins, NotAction and NotResource take the rest', () => {
    const allow: StatementJson = { Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' };
    const notAction: Policies = {
      identity: [policy(allow, { Effect: 'Deny', NotAction: ['dynamodb:getitem'], Resource: [TABLE, `${TABLE}/*`] })],
    };
    expect(both(notAction, ask())).toBe('allowed');
    expect(both(notAction, ask({}, TABLE, 'dynamodb:Scan'))).toBe('explicitly denied');
    expect(both(notAction, ask({}, `${TABLE}/index/a`, 'dynamodb:Scan'))).toBe('explicitly denied');
    const notResource: Policies = { identity: [policy(allow, { Effect: 'Deny', Action: 'dynamodb:*', NotResource: [TABLE] })] };
    expect(both(notResource, ask())).toBe('allowed');
    expect(both(notResource, ask({}, `${TABLE}2`))).toBe('explicitly denied');
  });

  test('a wildcard region covers every replica', () => {
    const any: Policies = { identity: [policy({ Effect: 'Allow', Action: '*', Resource: 'arn:aws:dynamodb:*:111111111111:table/docs' })] };
    expect(both(any, ask({}, TABLE.replace('eu-west-1', 'us-east-1')))).toBe('allowed');
    expect(both(any, ask({}, TABLE.replace('111111111111', '222222222222')))).toBe('not allowed');
  });

  test('a boundary limits, save a table policy that names the session', async () => {
    const roleArn = 'arn:aws:iam::111111111111:role/tenant';
    const sessionArn = 'arn:aws:sts::111111111111:assumed-role/tenant/session';
    const boundary = policy({ Effect: 'Allow', NotAction: 'dynamodb:*', Resource: '*' });
    const open = policy({ Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' });
    const table = (AWS: string) => policy({ Effect: 'Allow', Principal: { AWS }, Action: 'dynamodb:*', Resource: '*' });
    expect(await withTablePolicy({ identity: [open], boundary, roleArn, sessionArn }, ask())).toBe('not allowed');
    expect(await withTablePolicy({ identity: [], boundary, resource: table(roleArn), roleArn, sessionArn }, ask())).toBe('not allowed');
    expect(await withTablePolicy({ identity: [], boundary, resource: table(sessionArn), roleArn, sessionArn }, ask())).toBe('allowed');
  });

  test.each([
    ['an operator', { Effect: 'Allow', Action: '*', Resource: '*', Condition: { StringEqualsIfExists: { 'aws:x': 'y' } } }],
    ['an element', { Effect: 'Allow', Action: '*', Resource: '*', NotPrincipal: '*' }],
    ['an empty list', { Effect: 'Deny', Action: '*', Resource: [] }],
    ['an unresolved value', { Effect: 'Deny', Action: '*', Resource: { Ref: 'Table' } }],
  ])('%s that is not modelled throws', (_, statement) => {
    expect(() => evaluate({ identity: [policy(statement as unknown as StatementJson)] }, ask())).toThrow();
  });

  test('another version throws', () => {
    expect(() => evaluate({ identity: [{ Version: '2008-10-17', Statement: [] }] }, ask())).toThrow('2008-10-17');
  });

  test('a repeated Sid throws', () => {
    const same: StatementJson = { Sid: 'A', Effect: 'Allow', Action: '*', Resource: '*' };
    expect(() => evaluate({ identity: [policy(same, same)] }, ask())).toThrow('repeated Sid');
  });
});
