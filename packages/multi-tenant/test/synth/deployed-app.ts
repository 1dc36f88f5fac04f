import type { App, Stack } from 'aws-cdk-lib/core';
import { listOf, type PolicyJson } from '../policy/policy-document';

type Json = Record<string, unknown>;
interface Resource {
  readonly Type: string;
  readonly Properties: Json;
}

/**
 * An app as it would stand after deployment: all templates with their intrinsic functions resolved, so that policies can be asked.
 */
export class DeployedApp {
  private readonly templates = new Map<string, { Resources: Record<string, Resource>; Outputs?: Json }>();

  constructor(
    app: App,
    private readonly account = '111111111111',
    private readonly defaultRegion = 'eu-west-1',
  ) {
    for (const artifact of app.synth().stacksRecursively) this.templates.set(artifact.stackName, artifact.template);
  }

  /** Every policy attached to a role, its boundary left out. */
  public policiesOf(stack: Stack, roleId: string): PolicyJson[] {
    const boundary = this.resource(stack.stackName, roleId).Properties.PermissionsBoundary;
    const boundaryArn = boundary === undefined ? undefined : this.resolve(boundary, stack.stackName);
    const roleName = this.resolve({ Ref: roleId }, stack.stackName);
    return [...this.templates].flatMap(([name, template]) =>
      Object.entries(template.Resources)
        .filter(([, { Type }]) => ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'].includes(Type))
        .filter(([id]) => this.resolve({ Ref: id }, name) !== boundaryArn)
        .filter(([, { Properties }]) => listOf(this.resolve(Properties.Roles, name)).includes(roleName))
        .map(([, { Properties }]) => this.resolve(Properties.PolicyDocument, name) as PolicyJson),
    );
  }

  public boundaryOf(stack: Stack, roleId: string): PolicyJson | undefined {
    const boundary = this.resource(stack.stackName, roleId).Properties.PermissionsBoundary as { Ref?: string } | undefined;
    if (!boundary?.Ref) return undefined;
    return this.resolve(this.resource(stack.stackName, boundary.Ref).Properties.PolicyDocument, stack.stackName) as PolicyJson;
  }

  public trustOf(stack: Stack, roleId: string): PolicyJson {
    return this.resolve(this.resource(stack.stackName, roleId).Properties.AssumeRolePolicyDocument, stack.stackName) as PolicyJson;
  }

  private resource(stack: string, id: string): Resource {
    const found = this.templates.get(stack)?.Resources[id];
    if (!found) throw new Error(`${stack} has no resource ${id}`);
    return found;
  }

  private resolve(value: unknown, stack: string): unknown {
    if (Array.isArray(value)) return value.map((item) => this.resolve(item, stack));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    if (entries.length === 1) {
      const [name, argument] = entries[0];
      if (name === 'Ref') return this.ref(argument as string, stack);
      if (name === 'Fn::GetAtt') return this.attribute(argument as [string, string], stack);
      if (name === 'Fn::Join') return this.join(argument as [string, unknown[]], stack);
      if (name === 'Fn::ImportValue') return this.imported(argument as string);
      if (name === 'Fn::GetStackOutput') return this.output(argument as { StackName: string; OutputName: string });
      if (name.startsWith('Fn::')) throw new Error(`${name} is not modelled`);
    }
    return Object.fromEntries(entries.map(([key, item]) => [key, this.resolve(item, stack)]));
  }

  private ref(name: string, stack: string): string {
    const pseudo: Record<string, string> = {
      'AWS::AccountId': this.account,
      'AWS::Region': this.defaultRegion,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
    };
    if (pseudo[name]) return pseudo[name];
    const { Type, Properties } = this.resource(stack, name);
    if (Type === 'AWS::IAM::ManagedPolicy') return `arn:aws:iam::${this.account}:policy/${name}`;
    return (Properties.TableName ?? Properties.RoleName ?? `${stack}-${name}`) as string;
  }

  private attribute([id, attribute]: [string, string], stack: string): string {
    const { Type } = this.resource(stack, id);
    const name = this.ref(id, stack);
    if (Type.startsWith('AWS::DynamoDB::')) {
      const arn = `arn:aws:dynamodb:${this.defaultRegion}:${this.account}:table/${name}`;
      return attribute === 'StreamArn' ? `${arn}/stream/2026-01-01T00:00:00.000` : arn;
    }
    if (Type === 'AWS::IAM::Role') return `arn:aws:iam::${this.account}:role/${name}`;
    if (Type === 'AWS::KMS::Key') return `arn:aws:kms:${this.defaultRegion}:${this.account}:key/${name}`;
    throw new Error(`${attribute} of ${Type} is not modelled`);
  }

  private join([separator, items]: [string, unknown[]], stack: string): string {
    return items.map((item) => this.resolve(item, stack)).join(separator);
  }

  private imported(name: string): unknown {
    for (const [stack, { Outputs }] of this.templates) {
      for (const output of Object.values(Outputs ?? {}) as { Value: unknown; Export?: { Name: string } }[]) {
        if (output.Export?.Name === name) return this.resolve(output.Value, stack);
      }
    }
    throw new Error(`nothing exports ${name}`);
  }

  private output({ StackName, OutputName }: { StackName: string; OutputName: string }): unknown {
    const outputs = this.templates.get(StackName)?.Outputs as Record<string, { Value: unknown }> | undefined;
    if (!outputs?.[OutputName]) throw new Error(`${StackName} has no output ${OutputName}`);
    return this.resolve(outputs[OutputName].Value, StackName);
  }
}

/** Logical id of a construct's resource. */
export function logicalId(construct: { node: { defaultChild?: unknown } }, stack: Stack): string {
  return stack.resolve((construct.node.defaultChild as { logicalId: string }).logicalId) as string;
}
