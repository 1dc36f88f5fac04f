import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib/core';
import { evaluate, type Verdict } from '../../../multi-tenant/test/policy/evaluate';
import { listOf, type PolicyJson, type StatementJson } from '../../../multi-tenant/test/policy/policy-document';
import { RequestContext } from '../../../multi-tenant/test/policy/request-context';

export const OURS = '111111111111';
export const THEIRS = '999988887777';
export const HOME = 'eu-west-1';
export const AWAY = 'us-east-1';

/** Allows everything: a policy that somebody else writes. */
export const ALL: PolicyJson = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

/** What KMS gives a key that is made elsewhere: its account decides. */
const DEFAULT_KEY_POLICY: PolicyJson = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${OURS}:root` }, Action: 'kms:*', Resource: '*' }],
};

/** Who calls, and what their policies say that this app does not write. */
export interface Caller {
  readonly account: string;
  /** What a resource policy names: an ARN, a service, an account. */
  readonly arn: string;
  readonly elsewhere?: PolicyJson;
  readonly context?: Record<string, string | string[]>;
}

interface Deployed {
  readonly type: string;
  readonly properties: Record<string, unknown>;
}

type Resources = Record<string, { Type: string; Properties?: Record<string, unknown>; Metadata?: Record<string, string> }>;
type Outputs = Record<string, { Value: unknown; Export?: { Name: string } }>;

interface Place {
  readonly resources: Resources;
  readonly region: string;
  readonly account: string;
  readonly exported: Map<string, unknown>;
}

/** All policies of an app as they would stand after deployment, and what they say to one caller. */
export class DeployedPolicies {
  private readonly resources: Deployed[] = [];
  private readonly reported: PolicyJson[] = [];

  constructor(
    app: App,
    private readonly caller: Caller,
  ) {
    const assembly = app.synth();
    const exported = new Map<string, unknown>();
    const paths = new Map<string, string>();
    const places = assembly.stacks.map(({ stackName, template, environment }) => {
      const { Resources: resources = {}, Outputs: outputs = {} } = template as { Resources?: Resources; Outputs?: Outputs };
      const place = { resources, ...environment, exported };
      for (const [id, { Value, Export }] of Object.entries(outputs)) {
        if (Export) exported.set(Export.Name, resolved(Value, place));
        exported.set(`${stackName}.${id}`, resolved(Value, place));
      }
      return place;
    });
    for (const place of places) {
      const { resources } = place;
      for (const [id, { Type, Properties = {}, Metadata }] of Object.entries(resources)) {
        this.resources.push({ type: Type, properties: resolved(Properties, place) as Record<string, unknown> });
        paths.set(`(${Metadata?.['aws:cdk:path']}.Arn)`, String(attributeOf(id, 'Arn', place)));
        paths.set(`(${Metadata?.['aws:cdk:path']}.Ref)`, String(Properties.TableName ?? id));
      }
    }
    if (this.ofType('AWS::IAM::Role').length === 0) this.reported.push(...reportedPolicies(assembly.directory, paths));
  }

  /** Both sides must allow across accounts; within one either may. */
  public ask(action: string, resource: string, context: Record<string, string | string[]> = {}): Verdict {
    const request = { action, resource, context: new RequestContext({ ...this.caller.context, ...context }) };
    const own = this.resourcePolicy(resource);
    const { account, arn } = this.caller;
    if (account === OURS) return evaluate({ identity: this.identity(own), resource: own, roleArn: arn }, request);
    const mine = evaluate({ identity: this.identity() }, request);
    const yours = own ? evaluate({ identity: [], resource: own, roleArn: arn }, request) : 'not allowed';
    return mine === 'allowed' ? yours : mine;
  }

  /** Which policies have a statement: that of the grantee, that of the table, that of the key beyond what each key has. */
  public get written(): string[] {
    const tables = this.ofType('AWS::DynamoDB::GlobalTable').flatMap(({ Replicas: copies }) => copies as { ResourcePolicy?: unknown }[]);
    const keys = this.ofType('AWS::KMS::Key').map(({ KeyPolicy: policy }) => policy as PolicyJson);
    return [
      ...(this.identity().length > (this.caller.elsewhere ? 1 : 0) ? ['its own'] : []),
      ...(tables.some(({ ResourcePolicy: policy }) => policy !== undefined) ? ["the table's"] : []),
      ...(keys.some(({ Statement }) => Statement.length > 1) ? ["the key's"] : []),
    ];
  }

  /** A key policy that names the account leaves the decision to the policies of its identities. */
  private identity(key?: PolicyJson): PolicyJson[] {
    const written = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'].flatMap((type) =>
      this.ofType(type).map(({ PolicyDocument: document }) => document as PolicyJson),
    );
    const all = [...written, ...this.reported, ...(this.caller.elsewhere ? [this.caller.elsewhere] : [])];
    const statements = key?.Statement ?? [];
    const isKey = statements.some(({ Action }) => listOf(Action).some((action) => action.startsWith('kms:')));
    return isKey ? all.filter(() => statements.some(trustsAccount)) : all;
  }

  private resourcePolicy(arn: string): PolicyJson | undefined {
    if (arn.includes(':kms:')) {
      const [own] = this.ofType('AWS::KMS::Key');
      return own && arn.split(':')[3] === HOME ? asNamed(own.KeyPolicy as PolicyJson) : DEFAULT_KEY_POLICY;
    }
    const table = this.ofType('AWS::DynamoDB::GlobalTable').find(({ TableName: name }) => arn.includes(`:table/${name}`));
    const copies = (table?.Replicas ?? []) as { Region: string; ResourcePolicy?: { PolicyDocument: PolicyJson } }[];
    const found = copies.find(({ Region }) => Region === arn.split(':')[3])?.ResourcePolicy?.PolicyDocument;
    return found && asNamed(found);
  }

  private ofType(wanted: string): Record<string, unknown>[] {
    return this.resources.filter(({ type }) => type === wanted).map(({ properties }) => properties);
  }
}

/** A caller goes by one name, whether a policy lists it as a service, a federation or an ARN. */
function asNamed(policy: PolicyJson): PolicyJson {
  const named = (principal: StatementJson['Principal']) => {
    const names = typeof principal === 'object' ? Object.values(principal).flat() : [];
    return principal === '*' || names.includes('*') ? ('*' as const) : { AWS: names };
  };
  return { ...policy, Statement: policy.Statement.map((statement) => ({ ...statement, Principal: named(statement.Principal) })) };
}

function trustsAccount({ Principal, Action, Condition }: StatementJson): boolean {
  const principals = listOf((Principal as { AWS?: string | string[] }).AWS);
  return Condition === undefined && principals.includes(`arn:aws:iam::${OURS}:root`) && listOf(Action).includes('kms:*');
}

/** What `customizeRoles` asks somebody else to write. */
function reportedPolicies(directory: string, paths: Map<string, string>): PolicyJson[] {
  let text: string;
  try {
    text = readFileSync(join(directory, 'iam-policy-report.json'), 'utf8');
  } catch {
    return [];
  }
  for (const [path, arn] of paths) text = text.replaceAll(path, arn);
  text = text.replaceAll('(AWS::URLSuffix)', 'amazonaws.com').replaceAll('(PARTITION)', 'aws').replaceAll('(AWS::Partition)', 'aws');
  const { roles } = JSON.parse(text) as { roles: { identityPolicyStatements: StatementJson[] }[] };
  return roles.map(({ identityPolicyStatements: statements }) => ({ Version: '2012-10-17', Statement: statements }));
}

function resolved(value: unknown, place: Place): unknown {
  const inner = (one: unknown): unknown => resolved(one, place);
  if (Array.isArray(value)) return value.map(inner);
  if (typeof value !== 'object' || value === null) return value;
  const [[name, argument]] = [...Object.entries(value), ['', undefined]] as [string, unknown][];
  const pseudo: Record<string, string> = {
    'AWS::Partition': 'aws',
    'AWS::Region': place.region,
    'AWS::AccountId': place.account,
    'AWS::URLSuffix': 'amazonaws.com',
  };
  if (name === 'Ref') return pseudo[argument as string] ?? place.resources[argument as string]?.Properties?.TableName ?? argument;
  if (name === 'Fn::Join') return (argument as [string, unknown[]])[1].map(inner).join((argument as [string, unknown[]])[0]);
  if (name === 'Fn::GetAtt') return attributeOf(...(argument as [string, string]), place);
  if (name === 'Fn::ImportValue') return place.exported.get(argument as string);
  if (name === 'Fn::GetStackOutput') {
    const { StackName: stack, OutputName: output } = argument as { StackName: string; OutputName: string };
    return place.exported.get(`${stack}.${output}`);
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inner(one)]));
}

function attributeOf(id: string, attribute: string, { resources, region, account }: Place): string | undefined {
  const { Type, Properties = {} } = resources[id];
  const table = `arn:aws:dynamodb:${region}:${account}:table/${Properties.TableName}`;
  const kinds: Record<string, string> = {
    'AWS::DynamoDB::GlobalTable': attribute === 'StreamArn' ? `${table}/stream/now` : table,
    'AWS::KMS::Key': `arn:aws:kms:${region}:${account}:key/${id}`,
    'AWS::IAM::Role': `arn:aws:iam::${account}:role/${Properties.RoleName ?? id}`,
    'AWS::IAM::User': `arn:aws:iam::${account}:user/${Properties.UserName ?? id}`,
  };
  return kinds[Type];
}
