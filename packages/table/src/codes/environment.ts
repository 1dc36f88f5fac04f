import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** Environment variables, and functions that are connected. */
export const environmentCodes = defineCodes({
  'DYN-T025': {
    severity: 'error',
    title: 'An environment variable has a name that Lambda accepts and that `connect` does not use for something else.',
    why: 'Lambda accepts two or more letters, digits and `_`, with a letter first, and reserves `AWS_` and `LAMBDA_`. `connect` sets `KMS_KEY_ARN` and `DMS_MODEL_B64` itself.',
    broken: "environmentVariableName: 'AWS_TABLE',",
    fixed: "environmentVariableName: 'ORDERS_TABLE_NAME',",
  },
  'DYN-T031': {
    severity: 'error',
    title: 'The environment variable is the one from which the models take the name of their table.',
    why: 'Where that variable is not set, DynamORM silently uses the plural of the type as the name of the table.',
    broken: "models: models.forTable('orders'), // environment_variable: ORDERS_TABLE\nenvironmentVariableName: 'ORDERS_TABLE_NAME',",
    fixed: "models: models.forTable('orders'), // environment_variable: ORDERS_TABLE",
  },
  'DYN-T050': {
    severity: 'error',
    title: 'Tables that are connected to one function use different environment variables.',
    why: 'The second table would overwrite the name of the first, and the function would write to the wrong table.',
    broken: 'orders.connect(handler, TableAccess.READ);\nstock.connect(handler, TableAccess.READ);',
    fixed:
      "const stock = new DynamORMTable(this, 'Stock', { partitionKey, environmentVariableName: 'STOCK_TABLE_NAME' });\norders.connect(handler, TableAccess.READ);\nstock.connect(handler, TableAccess.READ);",
  },
  'DYN-T051': {
    severity: 'error',
    title: 'The environment of a function has at most 4 KB.',
    why: 'Lambda refuses more. A model document in the environment is the usual cause: ship it with the code instead.',
    broken: 'orders.connect(handler, TableAccess.READ, { embedModels: true });',
    fixed: 'orders.connect(handler, TableAccess.READ);',
  },
});
