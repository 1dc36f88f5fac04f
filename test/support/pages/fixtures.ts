/** What the snippets of pages outside of a package may use without saying where it comes from. */
export const typescriptFixture = (snippet: string): string => `import { ModelDocument } from '@dynamorm-cdk/model-spec';
import { MultiTenantTable, TenantAccessRole, TenantIsolation, TenantPrincipal } from '@dynamorm-cdk/multi-tenant';
import { DynamORMTable, TableAccess } from '@dynamorm-cdk/table';
import { AttributeType, StreamViewType, Table, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { RemovalPolicy, Stack } from 'aws-cdk-lib/core';

export class Fixture extends Stack {
  public snippet(models: ModelDocument, handler: LambdaFunction): unknown {
${snippet}
    return [models, handler, ModelDocument, MultiTenantTable, TenantAccessRole, TenantIsolation, TenantPrincipal, DynamORMTable, TableAccess,
      AttributeType, StreamViewType, Table, TableV2, RemovalPolicy];
  }
}
`;

const goModules: Record<string, string> = {
  awscdk: 'github.com/aws/aws-cdk-go/awscdk/v2',
  ...Object.fromEntries(
    ['awsdynamodb', 'awsiam', 'awskms', 'awslambda'].map((name) => [name, `github.com/aws/aws-cdk-go/awscdk/v2/${name}`]),
  ),
  jsii: 'github.com/aws/jsii-runtime-go',
  ...Object.fromEntries(
    ['dynamormmodel', 'dynamormtable', 'dynamormtenant'].map((name) => [name, `github.com/dynamorm-cdk/dynamorm-cdk-go/${name}`]),
  ),
};

/** A program of a Go snippet; one that is a whole program stays as it is. Go refuses what is imported or declared and not used. */
export function goFixture(snippet: string): string {
  if (/^package /m.test(snippet)) return snippet;
  const declared = [...snippet.matchAll(/^(\w+) :=/gm)].map(([, name]) => name);
  const given = { models: 'dynamormmodel.ModelDocument', stack: 'awscdk.Stack', handler: 'awslambda.Function' };
  const parameters = Object.entries(given).filter(([name]) => !declared.includes(name));
  const signature = parameters.map(([name, type]) => `${name} ${type}`).join(', ');
  const body = `func snippet(${signature}) {\n${snippet}\n${declared.map((name) => `_ = ${name}`).join('\n')}\n}\n\nfunc main() {}\n`;
  const imports = Object.entries(goModules).filter(([name]) => new RegExp(`\\b${name}\\.`).test(body));
  return `package main\n\nimport (\n${imports.map(([, path]) => `\t"${path}"`).join('\n')}\n)\n\n${body}`;
}
