import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { type CfnRole, type IRole, Role } from 'aws-cdk-lib/aws-iam';
import { CfnResource, Reference, Stack, Stage, Token, Tokenization } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { resourceWithin } from '../validation/rendered-resource';
import { arnAsRead } from './foreign-arn';

/**
 * What a role or table is in the account, however many objects stand for it in the app: one that is made here and imported elsewhere, or
 * imported twice, must not be taken for two.
 */
export class Identity {
  public static ofRole(role: IRole): Identity {
    const resource = resourceBehind(role, role.roleArn);
    const name = resource ? resolvedText(resource, (resource as CfnRole).roleName) : text(role.roleName);
    const account = role.principalAccount ?? role.env.account;
    return new Identity(role, {
      resource,
      name: name?.toLowerCase(),
      account: text(account),
      arn: arnAsRead(role, role.roleArn),
    });
  }

  public static ofTable(table: ITable): Identity {
    const resource = resourceBehind(table, table.tableArn);
    const name = resource ? resolvedText(resource, (resource as CfnResource & { tableName?: string }).tableName) : text(table.tableName);
    const { account, region } = table.env;
    const places = { account: text(account), region: text(region) };
    return new Identity(table, { resource, name, ...places, arn: arnAsRead(table, table.tableArn) });
  }

  private constructor(
    private readonly construct: IConstruct,
    private readonly known: KnownPlace,
  ) {}

  /** The table that this app makes under the name, where the object only stands for it. */
  public resourceInApp(): CfnResource | undefined {
    const { resource, name, account, region } = this.known;
    if (resource || name === undefined) return resource;
    return (Stage.of(this.construct) ?? this.construct.node.root).node.findAll().find((node): node is CfnResource => {
      if (!CfnResource.isCfnResource(node) || !/^AWS::DynamoDB::(Global)?Table$/.test(node.cfnResourceType)) return false;
      const stack = Stack.of(node);
      const isHere = (text(stack.account) ?? account) === account && (text(stack.region) ?? region) === region;
      return isHere && resolvedText(node, (node as CfnResource & { tableName?: string }).tableName) === name;
    });
  }

  /** Whether both are one and the same thing. */
  public is(other: Identity): boolean {
    const [mine, theirs] = [this.known, other.known];
    if (mine.resource && theirs.resource) return mine.resource === theirs.resource;
    if (mine.arn !== undefined && mine.arn === theirs.arn) return true;
    if (mine.region !== undefined && theirs.region !== undefined && mine.region !== theirs.region) return false;
    return this.sharesName(other);
  }

  /** Whether both have one name in one account, in whatever regions: a policy for any region names both. */
  public sharesName(other: Identity): boolean {
    const [mine, theirs] = [this.known, other.known];
    if (mine.name === undefined || mine.name !== theirs.name) return false;
    if (mine.account !== undefined && theirs.account !== undefined) return mine.account === theirs.account;
    return Stage.of(this.construct) === Stage.of(other.construct);
  }
}

/** What is known of a role or table before it is deployed. */
interface KnownPlace {
  /** Where it is made in this app. */
  readonly resource?: CfnResource;
  readonly name?: string;
  readonly account?: string;
  /** Of a table; a role has none. */
  readonly region?: string;
  readonly arn?: string;
}

/** The resource in this app that a construct stands for, directly or through a reference in its ARN. */
function resourceBehind(construct: IConstruct, arn: string): CfnResource | undefined {
  const own = resourceWithin(construct);
  if (own) return own;
  if (Role.isRole(construct)) return undefined;
  const tokens = Token.isUnresolved(arn) ? Tokenization.reverseString(arn).tokens : [];
  const target = tokens.length === 1 && Reference.isReference(tokens[0]) ? tokens[0].target : undefined;
  return target && CfnResource.isCfnResource(target) ? target : undefined;
}

function text(value: string | undefined): string | undefined {
  return value === undefined || Token.isUnresolved(value) ? undefined : value;
}

function resolvedText(resource: CfnResource, value: string | undefined): string | undefined {
  const resolved: unknown = Stack.of(resource).resolve(value);
  return typeof resolved === 'string' ? resolved : undefined;
}
