import {
  AccountPrincipal,
  AccountRootPrincipal,
  ArnPrincipal,
  CompositePrincipal,
  Group,
  type IGrantable,
  LazyRole,
  OrganizationPrincipal,
  PrincipalWithConditions,
  Role,
  ServicePrincipal,
  SessionTagsPrincipal,
  StarPrincipal,
  User,
} from 'aws-cdk-lib/aws-iam';
import type { App, Stack } from 'aws-cdk-lib/core';
import { ALL, type Caller, OURS, THEIRS } from './deployed-policies';

const ORGANIZATION = 'o-abcdefghij';
const assumedBy = new ServicePrincipal('lambda.amazonaws.com');
const named = { assumedBy, roleName: 'reader' };

/** The stacks of an app: the table's, others in its account, and one of another account. */
export interface Stacks {
  readonly app: App;
  readonly home: Stack;
  readonly beside: Stack;
  readonly away: Stack;
  readonly elsewhere: Stack;
  readonly theirs: Stack;
}

/** Whom a table is granted to, and who then calls. */
export interface Grantee {
  readonly of: (stacks: Stacks) => IGrantable;
  readonly caller: Caller;
}

const arnOf = (account: string, name = 'imported') => `arn:aws:iam::${account}:role/${name}`;
const inOurs = (name: string): Caller => ({ account: OURS, arn: arnOf(OURS, name) });
const inTheirs = (arn: string): Caller => ({ account: THEIRS, arn, elsewhere: ALL });
const asService = (service: string): Caller => ({ account: OURS, arn: service });
const tagged = { 'aws:PrincipalTag/team': 'orders' };

/** Every kind of grantee that CDK knows, as a user would pass it. */
export const GRANTEES: Record<string, Grantee> = {
  'a role of the stack': { of: ({ home }) => new Role(home, 'Role', { assumedBy }), caller: inOurs('reader') },
  'a `LazyRole`': { of: ({ home }) => new LazyRole(home, 'Role', { assumedBy }), caller: inOurs('reader') },
  'a role under `customizeRoles`': {
    of: ({ home }) => {
      Role.customizeRoles(home, { usePrecreatedRoles: { 'Home/Role': 'imported' } });
      return new Role(home, 'Role', { assumedBy });
    },
    caller: inOurs('imported'),
  },
  'a user of the stack': { of: ({ home }) => new User(home, 'User'), caller: { account: OURS, arn: `arn:aws:iam::${OURS}:user/me` } },
  'a group of the stack': { of: ({ home }) => new Group(home, 'Group'), caller: { account: OURS, arn: `arn:aws:iam::${OURS}:user/me` } },
  'a role of another stack': { of: ({ beside }) => new Role(beside, 'Role', { assumedBy }), caller: inOurs('reader') },
  'a role in the region of a replica': { of: ({ away }) => new Role(away, 'Role', named), caller: inOurs('reader') },
  'a role in a region without a replica': { of: ({ elsewhere }) => new Role(elsewhere, 'Role', named), caller: inOurs('reader') },
  'a role imported by ARN': { of: ({ home }) => Role.fromRoleArn(home, 'Role', arnOf(OURS)), caller: inOurs('imported') },
  'a role imported by name': { of: ({ home }) => Role.fromRoleName(home, 'Role', 'imported'), caller: inOurs('imported') },
  'a role imported with `mutable: false`': {
    of: ({ home }) => Role.fromRoleArn(home, 'Role', arnOf(OURS), { mutable: false }),
    caller: inOurs('imported'),
  },
  'a user by ARN': {
    of: () => new ArnPrincipal(`arn:aws:iam::${OURS}:user/me`),
    caller: { account: OURS, arn: `arn:aws:iam::${OURS}:user/me` },
  },
  'a role with conditions': {
    of: ({ home }) => new PrincipalWithConditions(new Role(home, 'Role', { assumedBy }), { StringEquals: tagged }),
    caller: { ...inOurs('reader'), context: tagged },
  },
  'a user by ARN with conditions': {
    of: () => new PrincipalWithConditions(new ArnPrincipal(`arn:aws:iam::${OURS}:user/me`), { StringEquals: tagged }),
    caller: { account: OURS, arn: `arn:aws:iam::${OURS}:user/me`, context: tagged },
  },
  'a role in a `SessionTagsPrincipal`': {
    of: ({ home }) => new SessionTagsPrincipal(new Role(home, 'Role', { assumedBy })),
    caller: inOurs('reader'),
  },
  'two ARNs in a `CompositePrincipal`': {
    of: () => new CompositePrincipal(new ArnPrincipal(arnOf(OURS)), new ArnPrincipal(arnOf(OURS, 'other'))),
    caller: inOurs('imported'),
  },
  'two roles in a `CompositePrincipal`': {
    of: ({ home }) => new CompositePrincipal(new Role(home, 'Role', named), new Role(home, 'Other', { assumedBy })),
    caller: inOurs('reader'),
  },
  'a role of another account': {
    of: ({ theirs }) => new Role(theirs, 'Role', named),
    caller: { account: THEIRS, arn: arnOf(THEIRS, 'reader') },
  },
  'a role of another account without a name': {
    of: ({ theirs }) => new Role(theirs, 'Role', { assumedBy }),
    caller: { account: THEIRS, arn: arnOf(THEIRS, 'reader') },
  },
  'a role imported from another account': {
    of: ({ home }) => Role.fromRoleArn(home, 'Role', arnOf(THEIRS)),
    caller: inTheirs(arnOf(THEIRS)),
  },
  'the same with `mutable: false`': {
    of: ({ home }) => Role.fromRoleArn(home, 'Role', arnOf(THEIRS), { mutable: false }),
    caller: inTheirs(arnOf(THEIRS)),
  },
  'roles of two accounts in a `CompositePrincipal`': {
    of: () => new CompositePrincipal(new ArnPrincipal(arnOf(OURS)), new ArnPrincipal(arnOf(THEIRS))),
    caller: inTheirs(arnOf(THEIRS)),
  },
  'another account': { of: () => new AccountPrincipal(THEIRS), caller: inTheirs(`arn:aws:iam::${THEIRS}:root`) },
  'the account of the table': {
    of: () => new AccountRootPrincipal(),
    caller: { account: OURS, arn: `arn:aws:iam::${OURS}:root` },
  },
  'an organization': {
    of: () => new OrganizationPrincipal(ORGANIZATION),
    caller: { ...inTheirs(arnOf(THEIRS)), context: { 'aws:PrincipalOrgID': ORGANIZATION } },
  },
  'everybody, by a `StarPrincipal`': { of: () => new StarPrincipal(), caller: inTheirs(arnOf(THEIRS)) },
  'the service `lambda.amazonaws.com`': {
    of: () => new ServicePrincipal('lambda.amazonaws.com'),
    caller: asService('lambda.amazonaws.com'),
  },
  'the service `redshift.amazonaws.com`': {
    of: () => new ServicePrincipal('redshift.amazonaws.com'),
    caller: asService('redshift.amazonaws.com'),
  },
};
