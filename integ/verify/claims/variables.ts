import { get, listTables } from '../calls';
import { type Claim, type Role, THE_TABLE } from '../claim';
import { LEADING, only } from './key-conditions';

const TENANT = '$' + '{aws:PrincipalTag/TenantID}';
const acme = { TenantID: 'acme' };

/** What a tenant's role of the project allows on a shared table, without what guards it. */
export const ofTenant: Role = {
  name: 'OfTenant',
  statements: ({ tableArn }) => [
    {
      Effect: 'Allow',
      Action: ['dynamodb:GetItem', 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem'],
      Resource: tableArn,
      Condition: only(LEADING, TENANT),
    },
  ],
};
const denied: Role = {
  name: 'DeniedForeign',
  statements: ({ tableArn }) => [
    { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: tableArn },
    {
      Effect: 'Deny',
      Action: 'dynamodb:GetItem',
      Resource: tableArn,
      Condition: { 'ForAnyValue:StringNotEquals': { [LEADING]: TENANT } },
    },
  ],
};
const resource: Role = {
  name: 'ResourceOfTag',
  statements: ({ tableOfTagArn }) => [{ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: tableOfTagArn }],
};
const notResource: Role = {
  name: 'NotResourceOfTag',
  statements: ({ tableOfTagArn }) => [
    { Effect: 'Allow', Action: ['dynamodb:GetItem', 'dynamodb:ListTables'], Resource: '*' },
    { Effect: 'Deny', Action: 'dynamodb:*', NotResource: tableOfTagArn },
  ],
};
const notEmpty: Role = {
  name: 'NotEmpty',
  statements: ({ tableArn }) => [
    { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: tableArn, Condition: { StringLike: { 'aws:PrincipalTag/TenantID': '?*' } } },
  ],
};
const startsWithTag: Role = {
  name: 'StartsWithTag',
  statements: ({ tableArn }) => [
    {
      Effect: 'Allow',
      Action: 'dynamodb:GetItem',
      Resource: tableArn,
      Condition: { 'ForAnyValue:StringLike': { [LEADING]: `${TENANT}*` } },
    },
  ],
};
const tenantAsked: Role = {
  name: 'TenantAsked',
  statements: () => [],
  trust: { actions: ['sts:AssumeRole', 'sts:TagSession'], condition: { StringLike: { 'aws:RequestTag/TenantID': '?*' } } },
};

export const variableClaims: Claim[] = [
  {
    id: 'variable-without-a-value',
    sentence: 'A policy variable without a value matches nothing in an Allow, and a Deny with a negated operator fires.',
    falls: 'A session without the tag could read the shared table. The Deny for untagged sessions still holds it off.',
    questions: [
      { asks: 'the own key, with the tag', session: { role: ofTenant, tags: acme }, call: get('acme'), expected: 'allowed' },
      { asks: 'a key, without the tag', session: { role: ofTenant }, call: get('acme'), expected: 'denied' },
      { asks: "a key that is the variable's own text", session: { role: ofTenant }, call: get(TENANT), expected: 'denied' },
      { asks: 'the own key past the Deny, with the tag', session: { role: denied, tags: acme }, call: get('acme'), expected: 'allowed' },
      { asks: 'a foreign key past the Deny', session: { role: denied, tags: acme }, call: get('globex'), expected: 'denied' },
      { asks: 'a key past the Deny, without the tag', session: { role: denied }, call: get('acme'), expected: 'denied' },
    ],
  },
  {
    id: 'variable-in-a-resource',
    sentence: 'A variable in Resource is replaced, and one without a value names no table.',
    falls: 'TenantIsolation.tablePerTenant() rests on it.',
    questions: [
      { asks: 'the table of the tag', session: { role: resource, tags: { Table: THE_TABLE } }, call: get('acme'), expected: 'allowed' },
      { asks: 'another table', session: { role: resource, tags: { Table: 'none' } }, call: get('acme'), expected: 'denied' },
      { asks: 'a table, without the tag', session: { role: resource }, call: get('acme'), expected: 'denied' },
    ],
  },
  {
    id: 'variable-in-a-not-resource',
    sentence:
      'Where the tag stands in NotResource of a Deny, a session without it is denied everything, and actions without a resource are denied to all.',
    falls: 'The guardrail of a table per tenant would let sessions without the tag, or calls such as ListTables, through.',
    questions: [
      { asks: 'the table of the tag', session: { role: notResource, tags: { Table: THE_TABLE } }, call: get('acme'), expected: 'allowed' },
      { asks: 'another table', session: { role: notResource, tags: { Table: 'none' } }, call: get('acme'), expected: 'denied' },
      { asks: 'ListTables', session: { role: notResource, tags: { Table: THE_TABLE } }, call: listTables, expected: 'denied' },
      { asks: 'a table, without the tag', session: { role: notResource }, call: get('acme'), expected: 'denied' },
    ],
  },
  {
    id: 'empty-tag',
    sentence: 'STS takes an empty tag value; `StringLike` with `?*` refuses it, in the role and in its trust policy.',
    falls: 'A session with an empty tenant could begin, or could read.',
    questions: [
      { asks: 'whether a session with an empty tag may begin', session: { role: notEmpty, tags: { TenantID: '' } }, expected: 'allowed' },
      { asks: 'a key with the tag', session: { role: notEmpty, tags: acme }, call: get('acme'), expected: 'allowed' },
      { asks: 'a key with an empty tag', session: { role: notEmpty, tags: { TenantID: '' } }, call: get('acme'), expected: 'denied' },
      { asks: 'a key without the tag', session: { role: notEmpty }, call: get('acme'), expected: 'denied' },
      { asks: 'whether the trust policy lets the tag in', session: { role: tenantAsked, tags: acme }, expected: 'allowed' },
      { asks: 'whether the trust policy lets an empty tag in', session: { role: tenantAsked, tags: { TenantID: '' } }, expected: 'denied' },
      { asks: 'whether the trust policy lets a session without the tag in', session: { role: tenantAsked }, expected: 'denied' },
      {
        asks: 'a key under a pattern that begins with an empty tag',
        session: { role: startsWithTag, tags: { TenantID: '' } },
        call: get('acme'),
        expected: 'open',
      },
    ],
  },
];
