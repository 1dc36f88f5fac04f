import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** Model documents and shapes that a table writes. */
export const documentCodes = defineCodes({
  'DYN-T070': {
    severity: 'error',
    title: 'The type of every attribute in a model document is known.',
    why: 'Props state only the types of keys. The type of a projected attribute comes from models.',
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
    why: 'A table has only one parameter for its shape. Its name has letters, digits, `_`, `.` and `-`, in parts separated by `/`.',
    broken: "orders.publishShape({ parameterName: '/tables/orders shape' });",
    fixed: "orders.publishShape({ parameterName: '/tables/orders-shape' });",
  },
  'DYN-T073': {
    severity: 'error',
    title: 'A published shape has at most 8192 characters.',
    why: 'A Systems Manager parameter cannot be larger. Publish the models instead, and compare with them.',
  },
  'DYN-T146': {
    severity: 'warning',
    title: 'The app creates or uses every table of a model document.',
    why: 'If the document has a table that the app does not create, the table is missing when the program runs. Check that the CDK app has every new model. Acknowledge the warning if another app creates the table.',
    broken:
      "const models = ModelDocument.fromFile('models.dms.yaml'); // orders, invoices\nnew DynamORMTable(this, 'Orders', { models: models.forTable('orders') });",
    fixed:
      "new DynamORMTable(this, 'Orders', { models: models.forTable('orders') });\nnew DynamORMTable(this, 'Invoices', { models: models.forTable('invoices') });",
  },
  'DYN-T147': {
    severity: 'warning',
    title: 'All programs write the models of a table with the same release of the library.',
    why: 'Two releases can use different attribute names or types for the same items. `dynamorm-cdk extract` writes the release into the document.',
  },
  'DYN-T107': {
    severity: 'error',
    title: 'A published shape can be read, and props do not repeat it.',
    why: 'Keys and indexes next to a shape contradict it as soon as the table changes.',
    broken: "DynamORMTable.fromExisting(this, 'Orders', { table, shape, partitionKey: { name: 'PK', type: AttributeType.STRING } });",
    fixed: "DynamORMTable.fromExisting(this, 'Orders', { table, shape: PublishedShape.fromParameter(this, '/orders/shape') });",
  },
});
