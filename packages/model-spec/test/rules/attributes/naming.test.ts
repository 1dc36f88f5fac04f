import { describe, expect, it } from 'vitest';
import { ModelValidator } from '../../../src';
import { document, ruleCases, soundModel } from '../rule-cases';

const named = (convention: string | undefined, name: string, version = '0.1') => {
  const keys = convention === 'snake_case' ? ['pk', 'sk'] : ['PK', 'SK'];
  return document(
    soundModel({
      ...(convention === undefined ? {} : { naming: { convention } }),
      keys: { partition: { attribute: keys[0], type: 'S' }, sort: { attribute: keys[1], type: 'S' } },
      attributes: [...keys, name].map((attribute) => ({ attribute, type: 'S' })),
    }),
    version,
  );
};

ruleCases('DYN-M040', [
  {
    name: 'a misspelled convention',
    broken: named('snakecase', 'email'),
    at: ['models[0].naming.convention'],
    sound: named('snake_case', 'email'),
  },
  {
    name: 'pascalCase has no convention in a document',
    broken: named('pascalCase', 'Email'),
    at: ['models[0].naming.convention'],
    sound: named(undefined, 'Email'),
  },
]);

ruleCases('DYN-M102', [
  {
    name: 'dynamorm in 0.1',
    broken: named('dynamorm', 'email'),
    at: ['models[0].naming.convention'],
    sound: named('dynamorm', 'email', '0.2'),
  },
]);

const at = ['models[0].attributes[2].attribute'];
ruleCases('DYN-M041', [
  { name: 'an underscore in camelCase', broken: named('camelCase', 'created_at'), at, sound: named('camelCase', 'createdAt') },
  { name: 'a capital first in camelCase', broken: named('camelCase', 'TenantID'), at, sound: named('camelCase', 'tenantID') },
  { name: 'a digit first in camelCase', broken: named('camelCase', '1st'), at, sound: named('camelCase', 'first1') },
  { name: 'a capital in snake_case', broken: named('snake_case', 'createdAt'), at, sound: named('snake_case', 'created_at') },
  { name: 'a double underscore in snake_case', broken: named('snake_case', 'created__at'), at, sound: named('snake_case', 'created_at_2') },
  { name: 'an underscore in dynamorm', broken: named('dynamorm', 'created_at', '0.2'), at, sound: named('dynamorm', 'createdAt', '0.2') },
]);

describe('hints', () => {
  it.each([
    ['camelCase', 'created_at', 'createdAt'],
    ['camelCase', 'TenantID', 'tenantId'],
    ['snake_case', 'createdAt', 'created_at'],
    ['camelCase', '__created__at__', 'createdAt'],
    ['snake_case', 'Tenant-ID', 'tenant_id'],
    ['camelCase', '___', 'camelCase'],
    ['snake_case', '2nd_try', 'snake_case'],
  ])('%s %s becomes %s', (convention, name, rewrite) => {
    const report = ModelValidator.validateString(JSON.stringify(named(convention, name)));
    expect(report.findings.map((finding) => finding.expected)).toEqual([rewrite]);
  });
});
