import { type AwsAccess, clientConfiguration } from '../aws/access';
import { asked } from '../aws/refusal';
import type { NamedTable, NestedStack } from '../tables/found-table';
import { CliError } from '../terminal/cli-error';

/** A table of a deployed stack, with the name that DynamoDB has for it. */
export interface StackTable extends NamedTable {
  readonly physicalName: string;
  /** Such as `AWS::DynamoDB::GlobalTable`. */
  readonly type?: string;
  readonly logicalId?: string;
  /** Name or ARN of the stack that holds it: of a nested one, its own. */
  readonly stackId?: string;
}

const tableTypes = new Set(['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable']);

/** The tables of a deployed stack and of the stacks nested in it. */
export async function stackTables(stack: string, access: AwsAccess): Promise<StackTable[]> {
  const { CloudFormationClient, paginateListStackResources } = await import('@aws-sdk/client-cloudformation');
  const client = new CloudFormationClient(clientConfiguration(access));
  const collect = async (stackId: string, name: string, nested: readonly NestedStack[] = []): Promise<StackTable[]> => {
    const tables: StackTable[] = [];
    for await (const page of paginateListStackResources({ client }, { StackName: stackId })) {
      for (const { LogicalResourceId: id = '', PhysicalResourceId: physical, ResourceType: type = '' } of page.StackResourceSummaries ??
        []) {
        if (physical === undefined) continue;
        if (tableTypes.has(type))
          tables.push({ ...stackTable(name, id, physical, type), stackId, ...(nested.length > 0 ? { nested } : {}) });
        if (type === 'AWS::CloudFormation::Stack')
          tables.push(...(await collect(physical, `${name}/${id}`, [...nested, { id, parent: name }])));
      }
    }
    return tables;
  };
  try {
    return await asked(`Listing the resources of the stack \`${stack}\``, () => collect(stack, stack), ['ValidationError']);
  } catch (error) {
    if ((error as Error).name !== 'ValidationError') throw error;
    throw new CliError('DYN-C002', `The stack \`${stack}\` does not exist: ${(error as Error).message}.`, error);
  } finally {
    client.destroy();
  }
}

function stackTable(stack: string, id: string, physicalName: string, type: string): StackTable {
  const selector = `${stack}/${id}`;
  // What the CDK appends to the names of its constructs.
  const givenName = id.replace(/[0-9A-F]{8}$/, '');
  const exactNames = [id, selector, physicalName];
  return { label: physicalName, physicalName, type, logicalId: id, exactNames, givenName, scope: stack, selector };
}
