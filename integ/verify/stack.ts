import { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { OWNER_INDEX, PLACE_INDEX } from './calls';
import type { Claim, Role, Targets } from './claim';
import { rolesOf } from './claims';

const TABLE_OUTPUT = 'TableName';

/** A table, and a role for each policy that a claim is about. The account's own principals may take the roles. */
export class VerifyStack extends Stack {
  constructor(scope: Construct, id: string, claims: readonly Claim[], props: StackProps) {
    super(scope, id, props);
    const [hash, string] = [
      (AttributeName: string) => ({ attributeName: AttributeName, keyType: 'HASH' }),
      (AttributeName: string) => ({ attributeName: AttributeName, attributeType: 'S' }),
    ];
    const projection = { projectionType: 'ALL' };
    const table = new CfnTable(this, 'Table', {
      billingMode: 'PAY_PER_REQUEST',
      attributeDefinitions: ['PK', 'owner', 'country'].map(string),
      keySchema: [hash('PK')],
      globalSecondaryIndexes: [
        { indexName: OWNER_INDEX, keySchema: [hash('owner')], projection },
        { indexName: PLACE_INDEX, keySchema: [hash('country'), hash('owner')], projection },
      ],
    });
    table.applyRemovalPolicy(RemovalPolicy.DESTROY);
    new CfnOutput(this, TABLE_OUTPUT, { value: table.ref });
    const targets: Targets = {
      tableName: table.ref,
      tableArn: table.attrArn,
      tableOfTagArn: `arn:${this.partition}:dynamodb:${this.region}:${this.account}:table/$\{aws:PrincipalTag/Table}`,
      account: this.account,
    };
    for (const role of rolesOf(claims)) this.add(role, targets);
  }

  private add({ name, statements, tags = {}, trust }: Role, targets: Targets): void {
    const allowed = statements(targets);
    const role = new CfnRole(this, name, {
      assumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: `arn:${this.partition}:iam::${this.account}:root` },
            Action: trust?.actions ?? ['sts:AssumeRole', 'sts:TagSession'],
            ...(trust?.condition ? { Condition: trust.condition } : {}),
          },
        ],
      },
      policies: allowed.length > 0 ? [{ policyName: 'Claim', policyDocument: { Version: '2012-10-17', Statement: allowed } }] : undefined,
      tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
    });
    new CfnOutput(this, `${name}Arn`, { value: role.attrArn });
  }
}

/** What the outputs of the deployed stack say. */
export interface Deployed {
  readonly tableName: string;
  readonly roleArn: (role: Role) => string;
}

export function deployed(outputs: Record<string, string>): Deployed {
  return { tableName: outputs[TABLE_OUTPUT], roleArn: ({ name }) => outputs[`${name}Arn`] };
}
