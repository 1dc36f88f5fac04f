import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { type CfnRole, type IRole, Role } from 'aws-cdk-lib/aws-iam';
import { CfnResource, Reference, Stack, Stage, Token, Tokenization } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
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
    return new Identity(role, resource?.node.path, name?.toLowerCase(), text(account), arnAsRead(role, role.roleArn));
  }

  public static ofTable(table: ITable): Identity {
    const resource = resourceBehind(table, table.tableArn);
    const name = resource ? resolvedText(resource, (resource as CfnResource & { tableName?: string }).tableName) : text(table.tableName);
    return new Identity(table, resource?.node.path, name, text(table.env.account), arnAsRead(table, table.tableArn));
  }

  private constructor(
    private readonly construct: IConstruct,
    /** Path of the resource, where it is made in this app. */
    private readonly path: string | undefined,
    private readonly name: string | undefined,
    private readonly account: string | undefined,
    private readonly arn: string | undefined,
  ) {}

  /** Whether both are one and the same thing. */
  public is(other: Identity): boolean {
    if (this.path !== undefined && other.path !== undefined) return this.path === other.path;
    if (this.arn !== undefined && this.arn === other.arn) return true;
    if (this.name === undefined || this.name !== other.name) return false;
    if (this.account !== undefined && other.account !== undefined) return this.account === other.account;
    return Stage.of(this.construct) === Stage.of(other.construct);
  }
}

/** The resource in this app that a construct stands for, directly or through a reference in its ARN. */
function resourceBehind(construct: IConstruct, arn: string): CfnResource | undefined {
  const child = construct.node.defaultChild;
  if (child && CfnResource.isCfnResource(child)) return child;
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
