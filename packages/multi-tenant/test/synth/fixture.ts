import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { type App, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { TenantAccessRole, type TenantAccessRoleProps, TenantGrants, type TenantGrantsProps, TenantIsolation } from '../../src';

export const ENV = { account: '111111111111', region: 'eu-west-1' };

export const text = (name: string): dynamodb.Attribute => ({ name, type: dynamodb.AttributeType.STRING });
export const number = (name: string): dynamodb.Attribute => ({ name, type: dynamodb.AttributeType.NUMBER });

export function stackOf(app: App, id = 'Docs', props: StackProps = {}): Stack {
  return new Stack(app, id, { env: ENV, ...props });
}

export function sharedTable(scope: Construct, id = 'Table', props: Partial<dynamodb.TablePropsV2> = {}): dynamodb.TableV2 {
  return new dynamodb.TableV2(scope, id, { partitionKey: text('PK'), sortKey: text('SK'), ...props });
}

export function grantsOn(scope: Construct, table: dynamodb.ITable, props: Partial<TenantGrantsProps> = {}, id = 'Grants'): TenantGrants {
  return new TenantGrants(scope, id, { table, isolation: TenantIsolation.partitionKey(), ...props });
}

export function lambdaRole(scope: Construct, id = 'Broker'): iam.Role {
  return new iam.Role(scope, id, { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
}

export function accessRole(scope: Construct, id = 'Tenant', props: Partial<TenantAccessRoleProps> = {}): TenantAccessRole {
  return new TenantAccessRole(scope, id, { broker: lambdaRole(scope, `${id}Broker`), ...props });
}

/** A role of the user's own whose sessions somebody tags. */
export function taggedRole(scope: Construct, id = 'Tagged', props: Partial<iam.RoleProps> = {}): iam.Role {
  return new iam.Role(scope, id, { assumedBy: new iam.ArnPrincipal('arn:aws:iam::111111111111:role/broker').withSessionTags(), ...props });
}

export function functionOf(scope: Construct, id = 'Function', props: Partial<lambda.FunctionProps> = {}): lambda.Function {
  return new lambda.Function(scope, id, {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = () => {}'),
    ...props,
  });
}

/** What synthesis says where it fails; empty where it succeeds. */
export function synthesisError(app: App): string {
  try {
    app.synth();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}
