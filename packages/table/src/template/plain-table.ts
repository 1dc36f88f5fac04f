import { constructName, missingDefinitions, readTable, type TableResource, UNKNOWN } from '@dynamorm-cdk/core/cloudformation';
import { type CfnResource, type IResolveContext, Stack, Token, Tokenization } from 'aws-cdk-lib/core';

/** Reads a resource without rendering it; `undefined` where there are overrides, or values that rendering alone can tell. */
export function plainTable(resource: CfnResource): TableResource | undefined {
  const { rawOverrides } = resource as unknown as { rawOverrides?: object };
  if (!rawOverrides || Object.keys(rawOverrides).length > 0) return undefined;
  let found: TableResource | undefined;
  // Lazy lists give away what they hold only while something is resolved.
  Stack.of(resource).resolve({
    creationStack: [],
    resolve: (context: IResolveContext) => {
      found = readTable(resource, { value: (raw) => plainValue(raw, context), name: constructName });
    },
  });
  return found && isPlain(found) ? found : undefined;
}

function plainValue(raw: unknown, context: IResolveContext): unknown {
  const inside = Tokenization.isResolvable(raw) ? raw.resolve(context) : raw;
  return inside === null || Token.isUnresolved(inside) ? UNKNOWN : inside;
}

/** Names and regions that are unknown stay so when they are rendered. */
function isPlain(table: TableResource): boolean {
  const { tableName, replicas, ...shape } = table;
  return !holdsUnknown(shape) && shape.keys !== UNKNOWN && shape.keys.partitionKeys.length > 0 && missingDefinitions(table).length === 0;
}

function holdsUnknown(value: unknown): boolean {
  if (value === UNKNOWN) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsUnknown);
}
