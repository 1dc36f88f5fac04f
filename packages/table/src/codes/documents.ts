import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** Model documents and shapes that a table writes. */
export const documentCodes = defineCodes({
  'DYN-T070': {
    severity: 'error',
    title: 'The type of every attribute in a model document is known.',
    why: 'Props give the types of keys only. The type of a projected attribute comes from models.',
    broken:
      "const orders = new DynamORMTable(this, 'Orders', {\n  partitionKey,\n  globalSecondaryIndexes: [{ indexName: 'gsi-status', partitionKey: status, projectionType: ProjectionType.INCLUDE, nonKeyAttributes: ['total'] }],\n});\norders.toDms();",
    fixed: "const orders = new DynamORMTable(this, 'Orders', { models: models.forTable('orders') });\norders.toDms();",
  },
  'DYN-T071': {
    severity: 'error',
    title: 'Names in a model document are known at synthesis.',
    why: 'A document is written at synthesis, and a token has no value until deployment.',
    broken:
      "const orders = new DynamORMTable(this, 'Orders', { partitionKey: { name: parameter.valueAsString, type: AttributeType.STRING } });\norders.toDms();",
    fixed:
      "const orders = new DynamORMTable(this, 'Orders', { partitionKey: { name: 'PK', type: AttributeType.STRING } });\norders.toDms();",
  },
  'DYN-T072': {
    severity: 'error',
    title: 'A shape is published once, under a name that Systems Manager accepts.',
    why: 'The table has one parameter for its shape. Names consist of letters, digits, `_`, `.` and `-`, in parts separated by `/`.',
    broken: "orders.publishShape({ parameterName: '/tables/orders shape' });",
    fixed: "orders.publishShape({ parameterName: '/tables/orders-shape' });",
  },
  'DYN-T073': {
    severity: 'error',
    title: 'A published shape has at most 8192 characters.',
    why: 'A parameter of Systems Manager holds no more. Publish the models instead, and compare with those.',
  },
  'DYN-T146': {
    severity: 'warning',
    title: 'An app takes every table of a model document.',
    why: 'A table that only the document has is missing where the program runs: a new model is easily forgotten in the CDK app. Acknowledge the warning if another app has the table.',
    broken:
      "const models = ModelDocument.fromFile('models.dms.yaml'); // orders, invoices\nnew DynamORMTable(this, 'Orders', { models: models.forTable('orders') });",
    fixed:
      "new DynamORMTable(this, 'Orders', { models: models.forTable('orders') });\nnew DynamORMTable(this, 'Invoices', { models: models.forTable('invoices') });",
  },
  'DYN-T147': {
    severity: 'warning',
    title: 'The models of a table are written by one release of the library.',
    why: 'Two releases may name attributes differently or write other types, and each reads what the other wrote. `dynamorm-cdk extract` writes the release into the document.',
  },
  'DYN-T107': {
    severity: 'error',
    title: 'A published shape can be read, and says alone what it says.',
    why: 'Keys and indexes that are typed beside a shape may contradict it once the table changes.',
    broken: "DynamORMTable.fromExisting(this, 'Orders', { table, shape, partitionKey: { name: 'PK', type: AttributeType.STRING } });",
    fixed: "DynamORMTable.fromExisting(this, 'Orders', { table, shape: PublishedShape.fromParameter(this, '/orders/shape') });",
  },
});
