import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** Recovery, time to live, stream, removal, composite fields and tags. */
export const settingCodes = defineCodes({
  'DYN-T018': {
    severity: 'error',
    title: 'A recovery period has 1 to 35 whole days, and point-in-time recovery is on.',
    why: 'DynamoDB refuses other periods. A period without recovery has no meaning.',
    broken: 'recoveryPeriod: Duration.days(90),',
    fixed: 'recoveryPeriod: Duration.days(35),',
  },
  'DYN-T019': {
    severity: 'warning',
    title: 'The time to live attribute is not a key of the table.',
    why: 'Keys of an item never change, so nobody could extend the life of an item.',
    broken: "sortKey: { name: 'expires', type: AttributeType.NUMBER },\ntimeToLiveAttribute: 'expires',",
    fixed: "sortKey: { name: 'SK', type: AttributeType.STRING },\ntimeToLiveAttribute: 'expires',",
  },
  'DYN-T020': {
    severity: 'error',
    title: 'The stream of a table with replicas carries new and old images.',
    why: 'DynamoDB replicates through the stream and refuses another view type.',
    broken: "stream: StreamViewType.KEYS_ONLY,\nreplicas: [{ region: 'eu-west-1' }],",
    fixed: "stream: StreamViewType.NEW_AND_OLD_IMAGES,\nreplicas: [{ region: 'eu-west-1' }],",
  },
  'DYN-T021': {
    severity: 'error',
    title: 'A table with `requiresStream` has a stream of new and old images.',
    why: 'Something reads the stream and needs both images of an item.',
    broken: 'requiresStream: true,',
    fixed: 'requiresStream: true,\nstream: StreamViewType.NEW_AND_OLD_IMAGES,',
  },
  'DYN-T026': {
    severity: 'warning',
    title: 'A table that is deleted with its stack has no deletion protection.',
    why: 'With deletion protection, deleting the stack fails at the table.',
    broken: 'removalPolicy: RemovalPolicy.DESTROY,',
    fixed: 'removalPolicy: RemovalPolicy.DESTROY,\ndeletionProtection: false,',
  },
  'DYN-T027': {
    severity: 'error',
    title: 'Composite fields belong to a key of type string and name its fields.',
    why: 'DynamORM joins the values of the fields into one string key.',
    broken: "partitionKey: { name: 'PK', type: AttributeType.NUMBER },\ncompositeFields: { PK: ['tenant', 'region'] },",
    fixed: "partitionKey: { name: 'PK', type: AttributeType.STRING },\ncompositeFields: { PK: ['tenant', 'region'] },",
  },
  'DYN-T028': {
    severity: 'error',
    title: 'Tag keys have up to 128 characters and do not begin with `aws:`; values have up to 256.',
    why: 'AWS refuses other tags at deployment.',
    broken: "tags: { 'aws:team': 'orders' },",
    fixed: "tags: { team: 'orders' },",
  },
  'DYN-T035': {
    severity: 'error',
    title: 'Each key has a name and a type.',
    why: 'In plain JavaScript nothing else says so, and the deployment would fail.',
    broken: 'partitionKey: {},',
    fixed: "partitionKey: { name: 'PK', type: AttributeType.STRING },",
  },
  'DYN-T036': {
    severity: 'error',
    title: '`indexOptions` names global indexes that the table has, and says what their declaration leaves open.',
    why: 'Options of another name would have no effect.',
    broken: "indexOptions: { 'gsi-state': { maxReadRequestUnits: 100 } },",
    fixed: "indexOptions: { 'gsi-status': { maxReadRequestUnits: 100 } },",
  },
  'DYN-T037': {
    severity: 'error',
    title: 'A strongly consistent table has three regions, no time to live and no local indexes.',
    why: 'DynamoDB refuses other tables at the deployment. A witness counts as a region, and only there.',
    broken: "multiRegionConsistency: MultiRegionConsistency.STRONG,\nreplicas: [{ region: 'us-east-2' }],",
    fixed: "multiRegionConsistency: MultiRegionConsistency.STRONG,\nreplicas: [{ region: 'us-east-2' }],\nwitnessRegion: 'us-west-2',",
  },
  'DYN-T038': {
    severity: 'error',
    title: 'A policy of a stream has a stream, and a CDK that writes it.',
    why: 'An older aws-cdk-lib would leave the policy out in silence.',
    broken: 'streamResourcePolicy: policyForConsumer,',
    fixed: 'stream: StreamViewType.NEW_IMAGE,\nstreamResourcePolicy: policyForConsumer, // with an aws-cdk-lib that has it',
  },
  'DYN-T131': {
    severity: 'info',
    title: 'Time to live is off for as long as `disabledTimeToLiveAttribute` is set.',
    why: 'No item expires. Once it is off, which takes an hour at most, remove the prop: the declared attribute is turned on then.',
    broken: "timeToLiveAttribute: 'expires',\ndisabledTimeToLiveAttribute: 'ttl', // deployed, and off",
    fixed: "timeToLiveAttribute: 'expires',",
  },
});
