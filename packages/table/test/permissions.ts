import { Template } from 'aws-cdk-lib/assertions';
import type { Stack } from 'aws-cdk-lib/core';

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource: unknown;
  Condition?: unknown;
}

interface Output {
  StackName: string;
  OutputName: string;
}

/** Every permission of every identity policy in a stack as `action on resource [when condition]`, however CDK merged or split the statements. */
export function permissionsOf(stack: Stack): string[] {
  const resources = Template.fromStack(stack).toJSON().Resources as Record<string, { Type: string; Properties: Record<string, unknown> }>;
  const documents = Object.values(resources)
    .filter((resource) => ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'].includes(resource.Type))
    .map((resource) => resource.Properties.PolicyDocument as { Statement: Statement[] });
  const all = documents.flatMap((document) => document.Statement).flatMap(permissionsIn);
  return [...new Set(all)].sort();
}

/** Only those of one service. */
export function permissionsFor(service: string, stack: Stack): string[] {
  return permissionsOf(stack).filter((permission) => permission.startsWith(`${service}:`));
}

export function permissionsIn(statement: Statement): string[] {
  const effect = statement.Effect === 'Allow' ? '' : `${statement.Effect} `;
  const when = statement.Condition ? ` when ${JSON.stringify(statement.Condition)}` : '';
  return list(statement.Action).flatMap((action) =>
    list(statement.Resource).map((resource) => `${effect}${action} on ${plain(resource)}${when}`),
  );
}

/** An intrinsic function as the text that it stands for; a feature flag of CDK decides whether the partition of a known region is one. */
export function plain(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[name, argument]] = Object.entries(value as Record<string, unknown>);
  if (name === 'Fn::Join') return (argument as [string, unknown[]])[1].map(plain).join((argument as [string, unknown[]])[0]);
  if (name === 'Fn::GetAtt') return `{${(argument as string[]).join('.')}}`;
  if (name === 'Fn::GetStackOutput') return `{${(argument as Output).StackName}:${(argument as Output).OutputName}}`;
  return argument === 'AWS::Partition' ? 'aws' : `{${plain(argument)}}`;
}

function list<T>(value: T | T[]): T[] {
  return Array.isArray(value) ? value : [value];
}
