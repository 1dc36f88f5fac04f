/** Uses every library, and prints the types of the tables that it synthesizes. */
export const right = `import { ModelDocument } from '@dynamorm-cdk/model-spec';
import { MultiTenantTable, TenantAccessRole, TenantIsolation, TenantPrincipal } from '@dynamorm-cdk/multi-tenant';
import { DynamORMTable } from '@dynamorm-cdk/table';
import { AccountRootPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { App, Stack } from 'aws-cdk-lib/core';

const app = new App();
const stack = new Stack(app, 'Shop');
const models = ModelDocument.fromSpecs([{ modelName: 'Order', tableName: 'orders', partitionKey: 'PK', sortKey: 'SK' }]);
const role = new Role(stack, 'Service', { assumedBy: new AccountRootPrincipal() });
new DynamORMTable(stack, 'Orders', { models }).grants.readWrite(role);

const documents = new MultiTenantTable(stack, 'Documents', { models, isolation: TenantIsolation.prefixedPartitionKey({ prefix: 'TENANT#' }) });
documents.tenantGrants.read(TenantPrincipal.accessRole(new TenantAccessRole(stack, 'Tenant', { broker: role })));

const { template } = app.synth().getStackByName('Shop');
const types = Object.values<{ Type: string }>(template.Resources).map((resource) => resource.Type);
console.log(types.filter((type) => type.startsWith('AWS::DynamoDB::')).join(' '));
`;

/** A program with a mistake in the use of one library, and what its message begins with. */
export interface WrongProgram {
  readonly library: string;
  readonly mistake: string;
  readonly imports: Record<string, string>;
  readonly body: string;
  readonly message: string;
}

export const wrong: WrongProgram[] = [
  {
    library: 'model-spec',
    mistake: 'a document without a key',
    imports: { ModelDocument: '@dynamorm-cdk/model-spec' },
    body: 'ModelDocument.fromString(\'dms_version: "0.1"\\nmodels: [{ name: Order, table: { name: orders } }]\');',
    message: 'The model document has 2 errors:\n  DYN-M0',
  },
  {
    library: 'model-spec',
    mistake: 'a document that is no YAML',
    imports: { ModelDocument: '@dynamorm-cdk/model-spec' },
    body: "ModelDocument.fromString('models: [');",
    message: 'The model document: DYN-M001 ',
  },
  {
    library: 'table',
    mistake: 'a name that is too short',
    imports: { DynamORMTable: '@dynamorm-cdk/table', AttributeType: 'aws-cdk-lib/aws-dynamodb', 'App, Stack': 'aws-cdk-lib/core' },
    body: [
      "const partitionKey = { name: 'PK', type: AttributeType.STRING };",
      "new DynamORMTable(new Stack(new App(), 'Shop'), 'Orders', { partitionKey, tableName: 'x' });",
    ].join('\n'),
    message: 'DynamORMTable `Shop/Orders`: DYN-T005 tableName: The name `x` has 1 character; DynamoDB allows 3 to 255.',
  },
  {
    library: 'multi-tenant',
    mistake: 'a separator that a tenant id may hold',
    imports: { TenantIsolation: '@dynamorm-cdk/multi-tenant' },
    body: "TenantIsolation.prefixedPartitionKey({ prefix: 'TENANT-', separator: '-' });",
    message: 'DYN-V001: ',
  },
];

/** The program as CommonJS or as an ES module. */
export function programText({ imports, body }: WrongProgram, kind: 'cjs' | 'mjs'): string {
  const lines = Object.entries(imports).map(([names, from]) =>
    kind === 'cjs' ? `const { ${names} } = require('${from}');` : `import { ${names} } from '${from}';`,
  );
  return `${[...lines, '', body].join('\n')}\n`;
}
