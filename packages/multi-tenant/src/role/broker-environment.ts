import { doorOf } from '@dynamorm-cdk/core/constructs';
import { isVariableName } from '@dynamorm-cdk/core/dynamodb';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { type IResource, Stack } from 'aws-cdk-lib/core';
import { refuse } from '../findings';
import type { ITenantTable } from './tenant-table';

/** Which role set which variable of a broker. */
const owners = new WeakMap<LambdaFunction, Map<string, string>>();

/**
 * The variables of a broker: the role's ARN, and the names of the tables.
 *
 * The role trusts its broker, so its stack refers to the broker's. A broker in another stack can therefore refer to nothing in the stack of
 * the role: there, names must be known at synthesis.
 */
export function setBrokerVariables(
  role: IResource,
  roleArn: () => string,
  handler: LambdaFunction,
  tables: ITenantTable[],
  name: string,
): void {
  if (!isVariableName(name)) {
    throw refuse(
      'DYN-V098',
      `\`${name}\` cannot be the name of an environment variable of \`${handler.node.path}\`. Use letters, digits and \`_\`, starting with a letter.`,
    );
  }
  const owned = owners.get(handler) ?? new Map<string, string>();
  const owner = owned.get(name);
  if (owner !== undefined && owner !== role.node.path) {
    throw refuse(
      'DYN-V098',
      `the variable \`${name}\` of \`${handler.node.path}\` already has the ARN of \`${owner}\`. Set another roleVariableName for one of the two.`,
    );
  }
  const beside = Stack.of(handler) === Stack.of(role);
  for (const table of tables) {
    const by = beside || Stack.of(table) !== Stack.of(role) ? 'reference' : 'name';
    if (doorOf(table.wholeTable).setVariables(handler, by)) continue;
    throw refuse(
      'DYN-V099',
      `\`${handler.node.path}\` is in another stack than \`${role.node.path}\`, which trusts it, so it cannot refer to the table \`${table.node.path}\` ` +
        'in the stack of the role, because the stacks would depend on each other. Create the role in the scope of its broker, as in ' +
        "new TenantAccessRole(broker, 'TenantRole', { broker }), or set tableName on the table.",
    );
  }
  handler.addEnvironment(name, roleArn());
  owned.set(name, role.node.path);
  owners.set(handler, owned);
}
