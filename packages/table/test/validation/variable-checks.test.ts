import { ModelDocument } from '@dynamorm-cdk/model-spec';
import { DynamORMTable, TableAccess } from '@dynamorm-cdk/table';
import { CfnParameter } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { newHandler } from '../handler';
import { errorOf, newStack, ordersTable, resourcesOf } from '../synthesis';

const key = { attribute: 'PK', type: 'S' };

/** Models of one table that name their variables so, one a model. */
const models = (...variables: (string | null)[]) =>
  ModelDocument.fromObject({
    dms_version: '0.1',
    models: variables.map((variable, at) => ({
      name: `Model${at}`,
      table: { name: 'orders', environment_variable: variable },
      keys: { partition: key },
      attributes: [key],
    })),
  });

const variableOf = (table: { environmentVariables: object }) => Object.keys(table.environmentVariables);

/** The same table in the same stack, adopted. */
function adopted(props: { models: ModelDocument; environmentVariableName?: string }) {
  const stack = newStack();
  const { table } = new DynamORMTable(stack, 'Orders', { models: models(null) });
  return DynamORMTable.fromExisting(stack, 'Adopted', { table, ...props });
}

describe.each([
  ['a new table', (props: { models: ModelDocument; environmentVariableName?: string }) => new DynamORMTable(newStack(), 'Orders', props)],
  ['an existing table', adopted],
])('the environment variable of %s', (_, make) => {
  test('is the one that the models read', () => {
    expect(variableOf(make({ models: models('ORDERS_TABLE') }))).toEqual(['ORDERS_TABLE']);
  });

  test('is that of the first model that names one', () => {
    expect(variableOf(make({ models: models(null, 'ORDERS_TABLE') }))).toEqual(['ORDERS_TABLE']);
  });

  test('is the prop, or the default, where no model names one', () => {
    expect(variableOf(make({ models: models(null), environmentVariableName: 'MINE' }))).toEqual(['MINE']);
    expect(variableOf(make({ models: models(null) }))).toEqual(['DYNAMODB_TABLE_NAME']);
  });

  test('may be said twice', () => {
    expect(variableOf(make({ models: models('ORDERS_TABLE'), environmentVariableName: 'ORDERS_TABLE' }))).toEqual(['ORDERS_TABLE']);
  });

  test('may not be said otherwise', () => {
    expect(errorOf(() => make({ models: models('ORDERS_TABLE'), environmentVariableName: 'DYNAMODB_TABLE_NAME' }))).toMatch(
      /^DynamORMTable `Shop\/\w+`: DYN-T031 environmentVariableName: The models read the table's name from `ORDERS_TABLE`, but environmentVariableName is `DYNAMODB_TABLE_NAME`\. Remove environmentVariableName\./,
    );
  });
});

test('connect sets the variable of the models', () => {
  const stack = newStack();

  new DynamORMTable(stack, 'Orders', { models: models('ORDERS_TABLE') }).connect(newHandler(stack), TableAccess.READ);

  const [{ Properties }] = resourcesOf(stack, 'AWS::Lambda::Function');
  expect(Object.keys((Properties.Environment as { Variables: object }).Variables)).toEqual(['ORDERS_TABLE']);
});

test('a prop that is unknown until deployment is not judged', () => {
  const stack = newStack();
  const environmentVariableName = new CfnParameter(stack, 'Variable').valueAsString;

  expect(
    variableOf(
      ordersTable({ models: models('ORDERS_TABLE'), partitionKey: undefined, sortKey: undefined, environmentVariableName }, stack),
    ),
  ).toEqual([environmentVariableName]);
});

describe('the document that a table writes', () => {
  const read = (dms: string) => ModelDocument.fromString(dms);

  test('names the variable of the models, and a table that reads it sets the same', () => {
    const written = new DynamORMTable(newStack(), 'Orders', { models: models('ORDERS_TABLE') }).toDms();

    expect(written).toContain('environment_variable: "ORDERS_TABLE"');
    expect(variableOf(new DynamORMTable(newStack(), 'Orders', { models: read(written) }))).toEqual(['ORDERS_TABLE']);
  });

  test('names the prop of a table without models', () => {
    expect(read(ordersTable({ environmentVariableName: 'MINE' }).toDms()).models[0].tableEnvironmentVariable).toBe('MINE');
    expect(read(ordersTable({}).toDms()).models[0].tableEnvironmentVariable).toBeUndefined();
  });

  test('cannot name one that is unknown until deployment', () => {
    const stack = newStack();
    const environmentVariableName = new CfnParameter(stack, 'Variable').valueAsString;

    expect(errorOf(() => ordersTable({ environmentVariableName }, stack).toDms())).toContain('DYN-T071 toDms');
  });
});
