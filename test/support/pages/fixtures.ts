/** What the snippets of pages outside of a package may use without saying where it comes from. */
export const typescriptFixture = (
  snippet: string,
): string => `import { ModelDocument, Severity, ValidationReport } from '@dynamorm-cdk/model-spec';
import { MultiTenantTable, TenantAccessRole, TenantIsolation, TenantPrincipal } from '@dynamorm-cdk/multi-tenant';
import { DynamORMTable, Rollout, TableAccess, TableClient } from '@dynamorm-cdk/table';
import { AttributeType, StreamViewType, Table, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { RemovalPolicy, Stack } from 'aws-cdk-lib/core';

export class Fixture extends Stack {
  public snippet(${given(snippet)}): void {
${snippet}
  }
}
`;

/** What a snippet does not declare by itself. */
function given(snippet: string): string {
  const types = { models: 'ModelDocument', handler: 'lambda.Function' };
  return Object.entries(types)
    .filter(([name]) => new RegExp(`\\b${name}\\b`).test(snippet) && !snippet.includes(`const ${name}`))
    .map(([name, type]) => `${name}: ${type}`)
    .join(', ');
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
  models: 'dynamormmodel.ModelDocument',
  orders: 'dynamormtable.DynamORMTable',
  planner: 'awslambda.Function',
  properties: 'interface{}',
  role: 'dynamormtenant.TenantAccessRole',
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
