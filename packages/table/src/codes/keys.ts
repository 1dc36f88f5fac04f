import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** Where keys come from, names and key attributes. */
export const keyCodes = defineCodes({
  'DYN-T001': {
    severity: 'error',
    title: 'A table has a partition key, from the props or from models.',
    why: 'Set `partitionKey` or `models`. Without them, the table has no key.',
    broken: "new DynamORMTable(this, 'Orders', {});",
    fixed: "new DynamORMTable(this, 'Orders', { partitionKey: { name: 'PK', type: AttributeType.STRING } });",
  },
  'DYN-T002': {
    severity: 'error',
    title: 'The models of a table belong to one table.',
    why: 'A document can have models of many tables. Select the models of this table with `forTable`.',
    broken: "new DynamORMTable(this, 'Orders', { models: ModelDocument.fromFile('models.dms.yaml') });",
    fixed: "new DynamORMTable(this, 'Orders', { models: ModelDocument.fromFile('models.dms.yaml').forTable('orders') });",
  },
  'DYN-T004': {
    severity: 'error',
    title: 'No name or tag is an empty string.',
    why: 'CDK silently drops an empty string, so the table would be deployed without the setting.',
    broken: "tableName: process.env.TABLE_NAME ?? '',",
    fixed: 'tableName: process.env.TABLE_NAME,',
  },
  'DYN-T005': {
    severity: 'error',
    title: 'Names of tables and indexes have 3 to 255 letters, digits, `_`, `.` and `-`.',
    why: 'DynamoDB refuses other names at deployment.',
    broken: "tableName: 'prod/orders',",
    fixed: "tableName: 'prod-orders',",
  },
  'DYN-T006': {
    severity: 'error',
    title: 'The name of a key attribute has 1 to 255 bytes.',
    why: 'DynamoDB counts bytes in UTF-8, so a name in another script can be too long with fewer than 255 characters.',
    broken: "partitionKey: { name: 'x'.repeat(256), type: AttributeType.STRING },",
    fixed: "partitionKey: { name: 'PK', type: AttributeType.STRING },",
  },
  'DYN-T007': {
    severity: 'error',
    title: 'The attributes of a key are different.',
    why: 'DynamoDB refuses a key schema that names an attribute twice.',
    broken: "partitionKey: { name: 'PK', type: AttributeType.STRING },\nsortKey: { name: 'PK', type: AttributeType.STRING },",
    fixed: "partitionKey: { name: 'PK', type: AttributeType.STRING },\nsortKey: { name: 'SK', type: AttributeType.STRING },",
  },
  'DYN-T008': {
    severity: 'error',
    title: 'A key attribute has one type in the table and all its indexes.',
    why: 'A table defines each key attribute once, with one type. DynamoDB refuses a second type.',
    broken:
      "sortKey: { name: 'createdAt', type: AttributeType.STRING },\nglobalSecondaryIndexes: [{ indexName: 'gsi-created', partitionKey: { name: 'createdAt', type: AttributeType.NUMBER } }],",
    fixed:
      "sortKey: { name: 'createdAt', type: AttributeType.STRING },\nglobalSecondaryIndexes: [{ indexName: 'gsi-created', partitionKey: { name: 'createdAt', type: AttributeType.STRING } }],",
  },
});
