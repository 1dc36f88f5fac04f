import { ModelDocument, Severity } from '@dynamorm-cdk/model-spec';
import { NamingConvention } from '@dynamorm-cdk/table';
import { describe, expect, test } from 'vitest';
import { newStack, orderModels, ordersTable, renderedTable, synthesisErrors } from '../synthesis';

const attributesOf = (dms: string) => ModelDocument.fromString(dms).models[0].attributes.map(({ name }) => name);

describe('without models', () => {
  test.each([
    [undefined, ['PK', 'SK', 'createdAt', 'updatedAt', 'version']],
    [NamingConvention.CAMEL_CASE, ['PK', 'SK', 'createdAt', 'updatedAt', 'version']],
    [NamingConvention.SNAKE_CASE, ['PK', 'SK', 'created_at', 'updated_at', 'version']],
    [NamingConvention.PASCAL_CASE, ['PK', 'SK', 'CreatedAt', 'UpdatedAt', 'Version']],
  ])('the contract has timestamps and a version, named by the convention %s', (namingConvention, names) => {
    expect(attributesOf(ordersTable({ namingConvention }).toDms())).toEqual(names);
  });

  test('both can be turned off', () => {
    expect(attributesOf(ordersTable({ enableTimestamps: false }).toDms())).toEqual(['PK', 'SK', 'version']);
    expect(attributesOf(ordersTable({ enableVersioning: false }).toDms())).toEqual(['PK', 'SK', 'createdAt', 'updatedAt']);
  });

  test('neither adds an attribute definition to the table', () => {
    const stack = newStack();

    ordersTable({}, stack);

    expect(renderedTable(stack).Properties.AttributeDefinitions).toHaveLength(2);
  });
});

describe('with models that have neither timestamps nor version', () => {
  test('nothing is asked of them unless it is asked for', () => {
    const stack = newStack();

    ordersTable({ models: orderModels() }, stack);

    expect(renderedTable(stack)).toBeDefined();
  });

  test.each(['enableTimestamps', 'enableVersioning'])('an explicit %s is enforced on each of them', (prop) => {
    const stack = newStack();

    ordersTable({ models: orderModels(), [prop]: true }, stack);

    const errors = synthesisErrors(stack);
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) expect(error).toMatch(/^\[Shop\/Orders\] DYN-M\d+ .*`Order`/);
  });

  test.each(['enableTimestamps', 'enableVersioning'])('an explicit false of %s asks for nothing', (prop) => {
    const table = ordersTable({ models: orderModels(), [prop]: false });

    expect(table.validateModelCompatibility(orderModels()).findings.filter(({ severity }) => severity === Severity.ERROR)).toEqual([]);
  });
});
