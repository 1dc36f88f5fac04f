import { TableEncryptionV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Alias, Key } from 'aws-cdk-lib/aws-kms';
import { App } from 'aws-cdk-lib/core';
import { expect, test } from 'vitest';
import { MultiTenantTable, TenantIsolation, TenantPrincipal } from '../../src';
import { DeployedApp, logicalId } from '../synth/deployed-app';
import { accessRole, grantsOn, sharedTable, stackOf, text } from '../synth/fixture';

test('tenants of a table whose key is given as an alias are granted the key, for the table and for fields', () => {
  const app = new App();
  const stack = stackOf(app);
  const docs = new MultiTenantTable(stack, 'Docs', {
    partitionKey: text('tenantID'),
    isolation: TenantIsolation.partitionKey(),
    encryption: TableEncryptionV2.customerManagedKey(new Key(stack, 'Key').addAlias('alias/docs')),
    fieldEncryptionKey: new Key(stack, 'FieldKey').addAlias('alias/fields'),
  });
  const role = accessRole(stack);

  docs.tenantGrants.read(TenantPrincipal.accessRole(role));

  const policies = JSON.stringify(new DeployedApp(app).policiesOf(stack, logicalId(role, stack)));
  expect(policies).toContain('"Action":"kms:Decrypt"');
  expect(policies).toMatch(/arn:aws:kms:eu-west-1:111111111111:key\/Docs-Key/);
  expect(policies).toMatch(/arn:aws:kms:eu-west-1:111111111111:key\/Docs-FieldKey/);
  expect(policies).not.toContain('alias/');
});

test('an alias whose key is not known is refused', () => {
  const stack = stackOf(new App());
  const alias = Alias.fromAliasName(stack, 'Alias', 'alias/docs');
  const grants = grantsOn(stack, sharedTable(stack), { encryptionKeys: [alias] });

  expect(() => grants.read(TenantPrincipal.accessRole(accessRole(stack)))).toThrow(
    'DYN-V097: `Docs/Table` has the alias `alias/docs` as its key, and the key of the alias is unknown',
  );
});
