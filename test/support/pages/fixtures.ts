const typescriptModules: Record<string, string> = {
  '@dynamorm-cdk/model-spec': 'IndexKind, KeyType, ModelDocument, ModelValidator, Severity, ValidationReport',
  '@dynamorm-cdk/multi-tenant': 'MultiTenantTable, TenantAccessRole, TenantFederation, TenantGrants, TenantIsolation, TenantPrincipal',
  '@dynamorm-cdk/table':
    'DynamORMTable, DynamORMTableGrants, IDynamORMTable, NamingConvention, PublishedShape, Rollout, TableAccess, TableClient',
  'aws-cdk-lib': 'Annotations, Duration, RemovalPolicy, Stack',
  'aws-cdk-lib/aws-cloudwatch-actions': 'SnsAction',
  'aws-cdk-lib/aws-dynamodb':
    'AttributeType, Billing, Capacity, CfnTable, ITable, ProjectionType, StreamViewType, Table, TableEncryptionV2, TableV2',
};

const typescriptNamespaces = ['ecs', 'iam', 'kms', 'lambda', 'sns'];

/** What the snippets of pages outside of a package get without saying where it comes from; `here` is where they get it as values. */
export const givenInTypeScript: Record<string, string> = {
  authorizer: 'lambda.Function',
  docs: 'MultiTenantTable',
  handler: 'lambda.Function',
  models: 'ModelDocument',
  orders: 'DynamORMTable',
  role: 'TenantAccessRole',
};

/** The imports of a snippet: of what it names. */
export function typescriptImports(snippet: string): string {
  const names = (list: string) => list.split(', ').filter((name) => new RegExp(`\\b${name}\\b`).test(snippet));
  const lines = Object.entries(typescriptModules).map(([path, list]) => `import { ${names(list).join(', ')} } from '${path}';`);
  const spaces = typescriptNamespaces.filter((name) => new RegExp(`\\b${name}\\.`).test(snippet));
  return [
    ...lines.filter((line) => !line.includes('{  }')),
    ...spaces.map((name) => `import * as ${name} from 'aws-cdk-lib/aws-${name}';`),
  ].join('\n');
}

/** A program of a TypeScript snippet; one that imports by itself stays as it is. */
export function typescriptFixture(snippet: string): string {
  if (/^import /m.test(snippet)) return snippet;
  // A declaration in a function may not say `declare`; it is one of the fixture's class all the same.
  const body = snippet.replace(/^declare const (\w+): ([\w.]+);(.*)$/gm, 'const $1 = undefined as unknown as $2;$3');
  const parameters = givenTo(body).map(([name, type]) => `${name}: ${type}`);
  const text = `class Fixture extends Stack {\n  public snippet(${parameters.join(', ')}): void {\n${body}\n  }\n}\n`;
  return `${typescriptImports(text)}\n\nexport ${text}`;
}

/** What a snippet names and does not declare by itself. */
export function givenTo(snippet: string): [name: string, type: string][] {
  return Object.entries(givenInTypeScript).filter(
    ([name]) => new RegExp(`(?<![.\\w'])${name}\\b(?!:)`).test(snippet) && !snippet.includes(`const ${name} `),
  );
}

const goModules: Record<string, string> = {
  awscdk: 'github.com/aws/aws-cdk-go/awscdk/v2',
  ...Object.fromEntries(
    ['awsdynamodb', 'awsecs', 'awsiam', 'awskms', 'awslambda'].map((name) => [name, `github.com/aws/aws-cdk-go/awscdk/v2/${name}`]),
  ),
  fmt: 'fmt',
  jsii: 'github.com/aws/jsii-runtime-go',
  ...Object.fromEntries(
    ['dynamormmodel', 'dynamormtable', 'dynamormtenant'].map((name) => [name, `github.com/dynamorm-cdk/dynamorm-cdk-go/${name}`]),
  ),
};

const givenInGo: Record<string, string> = {
  authorizer: 'awslambda.Function',
  container: 'awsecs.ContainerDefinition',
  docs: 'dynamormtenant.MultiTenantTable',
  handler: 'awslambda.Function',
  key: 'awskms.IKey',
  legacy: 'awsdynamodb.ITable',
  models: 'dynamormmodel.ModelDocument',
  orders: 'dynamormtable.DynamORMTable',
  planner: 'awslambda.Function',
  properties: 'interface{}',
  reporting: 'awsiam.Role',
  role: 'dynamormtenant.TenantAccessRole',
  shipping: 'awslambda.Function',
  stack: 'awscdk.Stack',
};

/** A program of a Go snippet; one that is a whole program stays as it is. Go refuses what is imported or declared and not used. */
export function goFixture(snippet: string): string {
  if (/^package /m.test(snippet)) return snippet;
  const declared = [...snippet.matchAll(/^(\w+) :=/gm)].map(([, name]) => name);
  const parameters = Object.entries(givenInGo).filter(([name]) => !declared.includes(name) && new RegExp(`\\b${name}\\b`).test(snippet));
  const signature = parameters.map(([name, type]) => `${name} ${type}`).join(', ');
  const body = `func snippet(${signature}) {\n${snippet}\n${declared.map((name) => `_ = ${name}`).join('\n')}\n}\n\nfunc main() {}\n`;
  const imports = Object.entries(goModules).filter(([name]) => new RegExp(`\\b${name}\\.`).test(body));
  return `package main\n\nimport (\n${imports.map(([, path]) => `\t"${path}"`).join('\n')}\n)\n\n${body}`;
}
