import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** Names, numbers, keys and projections of indexes. */
export const indexCodes = defineCodes({
  'DYN-T009': {
    severity: 'error',
    title: 'Each index has a different name.',
    why: 'Global and local indexes of a table share one namespace.',
    broken:
      "globalSecondaryIndexes: [\n  { indexName: 'gsi-status', partitionKey: status },\n  { indexName: 'gsi-status', partitionKey: email },\n],",
    fixed:
      "globalSecondaryIndexes: [\n  { indexName: 'gsi-status', partitionKey: status },\n  { indexName: 'gsi-email', partitionKey: email },\n],",
  },
  'DYN-T010': {
    severity: 'error',
    title: 'A table has at most 20 global and 5 local secondary indexes.',
    why: 'These are the quotas of DynamoDB. AWS raises the quota of global indexes on request. The quota of local indexes is fixed.',
  },
  'DYN-T011': {
    severity: 'error',
    title: 'A table with local indexes has a sort key.',
    why: 'A local index keeps the partition key of the table and sorts by another attribute. DynamoDB refuses a local index on a table without a sort key.',
    broken:
      "partitionKey: { name: 'PK', type: AttributeType.STRING },\nlocalSecondaryIndexes: [{ indexName: 'lsi-date', sortKey: { name: 'date', type: AttributeType.STRING } }],",
    fixed:
      "partitionKey: { name: 'PK', type: AttributeType.STRING },\nsortKey: { name: 'SK', type: AttributeType.STRING },\nlocalSecondaryIndexes: [{ indexName: 'lsi-date', sortKey: { name: 'date', type: AttributeType.STRING } }],",
  },
  'DYN-T012': {
    severity: 'error',
    title: 'A global index has 1 to 4 partition key attributes and up to 4 sort key attributes, given through one prop each.',
    why: 'Set one attribute with `partitionKey`, or several with `partitionKeys`, but not both.',
    broken: "{ indexName: 'gsi-status', sortKey: createdAt }",
    fixed: "{ indexName: 'gsi-status', partitionKey: status, sortKey: createdAt }",
  },
  'DYN-T013': {
    severity: 'warning',
    title: 'Each key of an index is a single attribute.',
    why: 'DynamoDB accepts up to four attributes in a key, but DynamORM builds queries for one partition and one sort key. It cannot query the index.',
    broken: "{ indexName: 'gsi-region', partitionKeys: [country, city] }",
    fixed: "{ indexName: 'gsi-region', partitionKey: country, sortKey: city }",
  },
  'DYN-T014': {
    severity: 'error',
    title: 'Only `INCLUDE` lists projected attributes: each once, at most 20 in an index and 100 in a table.',
    why: 'DynamoDB refuses `INCLUDE` without attributes, attributes with another projection, and more attributes than these limits.',
    broken: "{ indexName: 'gsi-status', partitionKey: status, projectionType: ProjectionType.KEYS_ONLY, nonKeyAttributes: ['total'] }",
    fixed: "{ indexName: 'gsi-status', partitionKey: status, projectionType: ProjectionType.INCLUDE, nonKeyAttributes: ['total'] }",
  },
  'DYN-T015': {
    severity: 'warning',
    title: 'A projection does not repeat key attributes.',
    why: 'The keys of the table and of the index are always projected. A repeated key only counts towards the limit of projected attributes.',
    broken:
      "{ indexName: 'gsi-status', partitionKey: status, projectionType: ProjectionType.INCLUDE, nonKeyAttributes: ['status', 'total'] }",
    fixed: "{ indexName: 'gsi-status', partitionKey: status, projectionType: ProjectionType.INCLUDE, nonKeyAttributes: ['total'] }",
  },
});
