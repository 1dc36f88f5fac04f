import { givenTo, typescriptImports } from '../pages/fixtures';

const models = "ModelDocument.fromFile('models.dms.yaml')";

/** A value of each type that a fragment may be given, in a stack of its own. */
const values: Record<string, (name: string) => string> = {
  CfnTable: (name) =>
    `new CfnTable(this, '${name}', { keySchema: [{ attributeName: 'PK', keyType: 'HASH' }], attributeDefinitions: [{ attributeName: 'PK', attributeType: 'S' }], billingMode: 'PAY_PER_REQUEST' })`,
  DynamORMTable: (name) => `new DynamORMTable(this, '${name}', { models: ${models}.forTable('orders') })`,
  ModelDocument: () => models,
  MultiTenantTable: (name) =>
    `new MultiTenantTable(this, '${name}', { tableName: '${name}', partitionKey: { name: 'PK', type: AttributeType.STRING }, isolation: TenantIsolation.prefixedPartitionKey({ prefix: 'TENANT#', separator: '#' }) })`,
  Table: (name) =>
    `new Table(this, '${name}', { partitionKey: { name: 'PK', type: AttributeType.STRING }, sortKey: { name: 'SK', type: AttributeType.STRING } });
    ${name}.addGlobalSecondaryIndex({ indexName: 'gsi-status', partitionKey: { name: 'status', type: AttributeType.STRING } })`,
  ITable: (name) => values.Table(name),
  'ecs.ContainerDefinition': (name) =>
    `new ecs.FargateTaskDefinition(this, '${name}').addContainer('container', { image: ecs.ContainerImage.fromRegistry('image') })`,
  'lambda.Alias': (name) =>
    `new lambda.Alias(this, '${name}', { aliasName: 'live', version: new lambda.Version(this, '${name}Version', { lambda: ${values['lambda.Function'](`${name}Function`)} }) })`,
  TenantAccessRole: (name) =>
    `new TenantAccessRole(this, '${name}', { broker: new iam.Role(this, '${name}Broker', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }) })`,
  'iam.Role': (name) => `new iam.Role(this, '${name}', { assumedBy: new iam.AccountRootPrincipal() })`,
  'kms.Key': (name) => `new kms.Key(this, '${name}')`,
  'lambda.Function': (name) =>
    `new lambda.Function(this, '${name}', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = async () => 0;') })`,
  'sns.Topic': (name) => `new sns.Topic(this, '${name}')`,
};

/** A program of a fragment: a stack with what it declares and what pages give without saying so. */
export function programOf(fragment: string): string {
  const declared = (name: string, type: string): string => {
    if (!values[type]) throw new Error(`There is no value for \`${name}: ${type}\`: add one to test/support/guides/fragments.ts.`);
    return `const ${name} = ${values[type](name)};`;
  };
  const body = fragment.replace(/^declare const (\w+): ([\w.]+);/gm, (_, name, type) => declared(name, type));
  const given = givenTo(body).map(([name, type]) => declared(name, type));
  const text = `class Fixture extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id, { env: { account: '111122223333', region: 'eu-west-1' } });
    ${[...given, body].join('\n')}
  }
}`;
  return `import { App } from 'aws-cdk-lib';\n${typescriptImports(text)}\n${text}\nconst app = new App();\nnew Fixture(app, 'Shop');\napp.synth();\n`;
}
