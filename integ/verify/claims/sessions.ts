import { get } from '../calls';
import type { Claim, Role } from '../claim';
import { ofTenant } from './variables';

const acme = { TenantID: 'acme' };
const both = ['sts:AssumeRole', 'sts:TagSession'];

/** Takes the other roles, as the broker of an application does. */
const broker: Role = {
  name: 'Broker',
  statements: ({ account }) => [{ Effect: 'Allow', Action: both, Resource: `arn:aws:iam::${account}:role/*` }],
};
/** The trust policy of TenantAccessRole, for the account instead of a broker. */
const trusting: Role = {
  name: 'Trusting',
  statements: () => [],
  trust: {
    actions: both,
    condition: {
      StringLike: { 'aws:RequestTag/TenantID': '?*' },
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['TenantID'], 'sts:TransitiveTagKeys': ['TenantID'] },
      Null: { 'aws:TagKeys': 'false' },
    },
  },
};
const untaggable: Role = { name: 'Untaggable', statements: () => [], trust: { actions: ['sts:AssumeRole'] } };
const ofRoleTag: Role = { name: 'OfRoleTag', statements: ofTenant.statements, tags: acme };

export const sessionClaims: Claim[] = [
  {
    id: 'trust-policy-of-a-tenant-role',
    sentence: 'The trust policy lets a session begin with the tenant tag and no other, transitive or not.',
    falls: 'TenantAccessRole would refuse its broker, or let a session choose tags that nobody checked.',
    questions: [
      { asks: 'the tag', session: { role: trusting, tags: acme }, expected: 'allowed' },
      { asks: 'the tag, transitive', session: { role: trusting, tags: acme, transitive: ['TenantID'] }, expected: 'allowed' },
      { asks: 'another tag beside it', session: { role: trusting, tags: { ...acme, Role: 'admin' } }, expected: 'denied' },
      { asks: 'no tag', session: { role: trusting }, expected: 'denied' },
      { asks: 'the tag twice, in two cases', session: { role: trusting, tags: { ...acme, tenantid: 'globex' } }, expected: 'refused' },
      { asks: 'a star as the tenant', session: { role: trusting, tags: { TenantID: '*' } }, expected: 'refused' },
    ],
  },
  {
    id: 'tag-session',
    sentence: 'A session with tags needs `sts:TagSession` in the trust policy.',
    falls: 'Roles that tenants may not take would take tags after all.',
    questions: [
      { asks: 'no tag', session: { role: untaggable }, expected: 'allowed' },
      { asks: 'a tag', session: { role: untaggable, tags: acme }, expected: 'denied' },
    ],
  },
  {
    id: 'transitive-tags',
    sentence: 'Transitive tags are inherited, cannot be overwritten, and do not count in `aws:TagKeys` of the next session.',
    falls: 'A broker with transitive tags, such as those of EKS Pod Identity, could not take a tenant role, or its tenants could change.',
    questions: [
      {
        asks: 'a tenant session from a session with a transitive tag of its own',
        session: { role: trusting, tags: acme, from: { role: broker, tags: { Team: 'docs' }, transitive: ['Team'] } },
        expected: 'allowed',
      },
      {
        asks: 'another tenant from a session whose tenant is transitive',
        session: { role: trusting, tags: { TenantID: 'globex' }, from: { role: broker, tags: acme, transitive: ['TenantID'] } },
        expected: ['denied', 'refused'],
      },
      {
        asks: 'the key of an inherited tenant',
        session: { role: ofTenant, from: { role: broker, tags: acme, transitive: ['TenantID'] } },
        call: get('acme'),
        expected: 'allowed',
      },
      {
        asks: 'another key with an inherited tenant',
        session: { role: ofTenant, from: { role: broker, tags: acme, transitive: ['TenantID'] } },
        call: get('globex'),
        expected: 'denied',
      },
      {
        asks: 'the key of a tenant that is not transitive',
        session: { role: ofTenant, from: { role: broker, tags: acme } },
        call: get('acme'),
        expected: 'denied',
      },
    ],
  },
  {
    id: 'tag-of-the-role',
    sentence: 'A tag of the role is the tenant of every session that brings none, and a session tag takes its place.',
    falls: 'The refusal of tenant roles that carry the tag would be needless, or would not be enough.',
    questions: [
      { asks: "the role's tenant, without a session tag", session: { role: ofRoleTag }, call: get('acme'), expected: 'allowed' },
      {
        asks: 'the tenant of the session',
        session: { role: ofRoleTag, tags: { TenantID: 'globex' } },
        call: get('globex'),
        expected: 'allowed',
      },
      {
        asks: "the role's tenant, with another session tag",
        session: { role: ofRoleTag, tags: { TenantID: 'globex' } },
        call: get('acme'),
        expected: 'denied',
      },
    ],
  },
];
