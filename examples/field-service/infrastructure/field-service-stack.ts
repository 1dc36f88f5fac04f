import { ModelDocument } from '@dynamorm-cdk/model-spec';
import { MultiTenantTable, TenantAccessRole, TenantIsolation, TenantPrincipal } from '@dynamorm-cdk/multi-tenant';
import { DynamORMTable, TableAccess } from '@dynamorm-cdk/table';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

export interface FieldServiceStackProps extends StackProps {
  /** The model document that `dynamorm-cdk extract` wrote from the Go source. */
  readonly modelsFile: string;
}

/** The platform's own table, the table that all companies share, and the functions that use them. */
export class FieldServiceStack extends Stack {
  constructor(scope: Construct, id: string, props: FieldServiceStackProps) {
    super(scope, id, props);
    const models = ModelDocument.fromFile(props.modelsFile);
    const fieldEncryptionKey = new Key(this, 'FieldKey', { enableKeyRotation: true });

    // Keys, indexes, time to live and the environment variables of the tables' names: all of it stands in the Go structs.
    const core = new DynamORMTable(this, 'CoreTable', { models: models.forTable('core'), fieldEncryptionKey });
    const dispatch = new MultiTenantTable(this, 'DispatchTable', {
      models: models.forTable('dispatch'),
      fieldEncryptionKey,
      isolation: TenantIsolation.prefixedPartitionKey({ prefix: 'TENANT#', separator: '#' }),
    });

    // Signs people in, and opens sessions of their company for everything else.
    const gateway = this.function('Gateway');
    core.connect(gateway, TableAccess.READ_WRITE);
    const companies = new TenantAccessRole(this, 'CompanyRole', { broker: gateway });
    dispatch.tenantGrants.readWrite(TenantPrincipal.accessRole(companies));

    // Plans the day of all companies: it is trusted, and uses the indexes that no company may see.
    const planner = this.function('Planner');
    dispatch.wholeTable.connect(planner, TableAccess.READ_WRITE, { allTenants: true });

    new CfnOutput(this, 'CoreTableName', { value: core.tableName });
    new CfnOutput(this, 'DispatchTableName', { value: dispatch.tableName });
    new CfnOutput(this, 'FieldKeyArn', { value: fieldEncryptionKey.keyArn });
    new CfnOutput(this, 'GatewayVariables', { value: Object.keys(core.environmentVariables).join(' ') });
    new CfnOutput(this, 'PlannerVariables', { value: Object.keys(dispatch.environmentVariables).join(' ') });
  }

  /** Stands in for a Go program of yours. */
  private function(id: string): LambdaFunction {
    return new LambdaFunction(this, id, {
      runtime: Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: Code.fromInline('exports.handler = async () => Object.keys(process.env);'),
    });
  }
}
