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
    title: 'The environment variable is the variable from which the models read the name of their table.',
    why: 'If that variable is not set, DynamORM silently uses the plural of the type as the name of the table.',
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
    why: 'Lambda refuses a larger environment. The usual cause is a model document in the environment. Ship it with the code instead.',
    broken: 'orders.connect(handler, TableAccess.READ, { embedModels: true });',
    fixed: 'orders.connect(handler, TableAccess.READ);',
  },
  'DYN-T100': {
    severity: 'error',
    title: 'A client is connected in a region that has the table.',
    why: 'DynamORM looks for the table in the region that it runs in and would not find it. If the application sets the region itself, use `grants` instead of `connect`.',
    broken: '// a table of eu-west-1 without replicas, and a function in a stack of us-east-1\norders.connect(handler, TableAccess.READ);',
    fixed:
      "const orders = new DynamORMTable(this, 'Orders', { models, replicas: [{ region: 'us-east-1' }] });\norders.connect(handler, TableAccess.READ);",
  },
  'DYN-T112': {
    severity: 'error',
    title: 'A client is connected in the account of the table.',
    why: '`connect` passes the name of the table on, and DynamoDB looks for a name in the account of the caller: the client would find no table, or another one. The ARN of the table stands for it in every account.',
    broken: 'orders.connect(theirHandler, TableAccess.READ);',
    fixed: "orders.grants.read(theirHandler);\ntheirHandler.addEnvironment('DYNAMODB_TABLE_NAME', orders.tableArn);",
  },
  'DYN-T101': {
    severity: 'error',
    title: 'The field encryption key can be used in the region of a client.',
    why: 'KMS accepts only keys in the same region. A multi-Region key has the same id in each of its regions.',
    broken: "fieldEncryptionKey: new Key(this, 'FieldKey'),\nreplicas: [{ region: 'us-east-1' }], // and a function there",
    fixed:
      "fieldEncryptionKey: Key.fromKeyArn(this, 'FieldKey', 'arn:aws:kms:eu-west-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab'),\nreplicas: [{ region: 'us-east-1' }],",
  },
  'DYN-T102': {
    severity: 'error',
    title: 'A variable that `connect` set keeps its value.',
    why: 'The last value silently wins, so the function would write to another table.',
    broken: "orders.connect(handler, TableAccess.READ);\nhandler.addEnvironment('DYNAMODB_TABLE_NAME', 'orders-old');",
    fixed: 'orders.connect(handler, TableAccess.READ);',
  },
  'DYN-T103': {
    severity: 'error',
    title: 'Each container of a connected task has the variables of the table.',
    why: 'If its variable is missing, DynamORM silently uses the plural of the type as the name of the table.',
    broken: "orders.connectClient(TableClient.taskDefinition(task), TableAccess.READ);\ntask.addContainer('App', { image });",
    fixed: "task.addContainer('App', { image });\norders.connectClient(TableClient.taskDefinition(task), TableAccess.READ);",
  },
});
