import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { attributeName, follows } from '../../src/go/naming';
import { type Release, releaseOf } from '../../src/release';

const release = (version: string): Release => releaseOf(version) as Release;

/** Names that DynamORM's own functions gave, release by release. */
test.each([
  ['TenantID', 'tenantID', 'tenant_id', 'tenant_id'],
  ['CreatedAt', 'createdAt', 'created_at', 'created_at'],
  ['GSI1PK', 'gsI1PK', 'gsi1pk', 'gsi1_pk'],
  ['URLValue', 'urlValue', 'url_value', 'url_value'],
  ['ID', 'id', 'id', 'id'],
  ['PK', 'PK', 'pk', 'pk'],
  ['X', 'x', 'x', 'x'],
  ['Field2A', 'field2A', 'field2a', 'field2a'],
  ['Value1', 'value1', 'value1', 'value1'],
  ['HTTPCode2XX', 'httpCode2XX', 'http_code2xx', 'httpcode2_xx'],
  ['IDs', 'iDs', 'i_ds', 'i_ds'],
  ['OAuth2Token', 'oAuth2Token', 'o_auth2token', 'oauth2token'],
])('%s is %s, %s, and was %s before 1.1.0', (field, camel, snake, early) => {
  expect(attributeName(field, 'camelCase', release('1.3'))).toBe(camel);
  expect(attributeName(field, 'snake_case', release('1.3'))).toBe(snake);
  expect(attributeName(field, 'snake_case', release('1.0.40'))).toBe(early);
  expect(attributeName(field, 'pascal_case', release('3'))).toBe(field);
});

test('names of plain fields follow the convention that made them', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z][A-Za-z0-9]{0,20}$/), (field) => {
      for (const convention of ['camelCase', 'snake_case', 'pascal_case', 'dynamorm'] as const) {
        const name = attributeName(field, convention, release('3'));
        expect([name, follows(name, convention)]).toEqual([name, true]);
      }
    }),
  );
});

test.each([
  ['1.0.30', { camelCase: false, choosesNaming: false, tableTheory3: false }],
  ['v1.0.31', { camelCase: true, choosesNaming: false }],
  ['1.0.33', { choosesNaming: false }],
  ['1.0.34', { choosesNaming: true, impliedTimestamps: false }],
  ['1.0.37', { impliedTimestamps: true, encrypts: false }],
  ['1.0', { impliedTimestamps: true, encrypts: false }],
  ['1.1.0-rc.4', { encrypts: true }],
  ['1', { encrypts: true, tableTheory3: false }],
  ['2.9', { tableTheory3: false }],
  ['3', { tableTheory3: true, encrypts: true, camelCase: true }],
])('release %s', (version, says) => {
  expect(releaseOf(version)).toMatchObject(says);
});

test.each(['', 'x', '0.9', '1.x', '1.0.0.0'])('%j is no release', (version) => {
  expect(releaseOf(version)).toBeUndefined();
});
