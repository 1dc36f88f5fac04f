import type { Properties } from '../../src/cloudformation';
import { GLOBAL_TABLE, type TableDefinition, type TableFact } from '../../src/updates';

export const TABLE = 'AWS::DynamoDB::Table';

const keys = (...names: string[]) => names.map((AttributeName, at) => ({ AttributeName, KeyType: at === 0 ? 'HASH' : 'RANGE' }));

export function definitionsOf(...names: string[]): Properties[] {
  return names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' }));
}

export function index(IndexName: string, attributes: string[], more: Properties = {}): Properties {
  return { IndexName, KeySchema: keys(...attributes), Projection: { ProjectionType: 'ALL' }, ...more };
}

/** A table by `id`, with whatever else is given. */
export function table(more: Properties = {}, type = TABLE): TableDefinition {
  return {
    label: 'Orders',
    type,
    properties: { KeySchema: keys('id'), AttributeDefinitions: definitionsOf('id'), BillingMode: 'PAY_PER_REQUEST', ...more },
  };
}

export function globalTable(more: Properties = {}): TableDefinition {
  return table({ Replicas: [{ Region: { Ref: 'AWS::Region' } }], ...more }, GLOBAL_TABLE);
}

export const said = (facts: TableFact[]) => facts.map(({ rule, outcome }) => `${outcome} ${rule}`);
