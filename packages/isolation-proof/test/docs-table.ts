import type { KeyLayout, Policies, SharedTableClaim, Tenancy } from '../src';

export const ARN = 'arn:aws:dynamodb:eu-west-1:111122223333:table/Docs';
export const TENANCY: Tenancy = { variable: 'aws:PrincipalTag/TenantID', alphabet: 'tag' };
export const TENANT = `\${aws:PrincipalTag/TenantID}`;

/** A shared table with an index that tells its tenants and one that mixes them. */
export function docs(layout: Partial<KeyLayout> = {}, claim: Partial<SharedTableClaim> = {}): SharedTableClaim {
  return {
    kind: 'shared table',
    table: 'Docs',
    partition: 'aws',
    account: '111122223333',
    layout: { prefix: '', ...layout },
    byTable: true,
    partitionKey: 'PK',
    sortKey: 'SK',
    indexes: [
      { name: 'by-date', tenant: true, partitionKey: 'PK' },
      { name: 'by-status', tenant: false, partitionKey: 'status' },
    ],
    complete: true,
    ...claim,
  };
}

/** A role with one policy. */
export function role(...statements: object[]): Policies {
  return { identity: [{ name: 'Tenant', document: { Version: '2012-10-17', Statement: statements } }], resource: [] };
}

/** What holds: every key is the tenant's, there is a key, and there is a tenant. */
export const OWN = {
  'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [TENANT] },
  Null: { 'dynamodb:LeadingKeys': 'false' },
  StringLike: { 'aws:PrincipalTag/TenantID': '?*' },
};

/** An Allow of reads and writes on the table, with conditions of choice. */
export function allow(Condition: object, more: object = {}): object {
  return { Effect: 'Allow', Action: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem'], Resource: ARN, Condition, ...more };
}
