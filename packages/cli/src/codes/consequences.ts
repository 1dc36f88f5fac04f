import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** What follows from a change, for pipelines that stop at some of it. */
export const consequenceCodes = defineCodes({
  'DYN-C329': {
    severity: 'info',
    title: 'A value is known before deployment.',
    why: 'It is the same expression before and after, so it stays the same as long as what it refers to does. Give parameters with `--parameter`.',
    broken: '$ dynamorm-cdk plan --from old.yaml --to new.yaml',
    fixed: '$ dynamorm-cdk plan --from old.yaml --to new.yaml --parameter Environment=prod',
    language: 'sh',
  },
  'DYN-C330': {
    severity: 'warning',
    title: 'A deployment deletes no index.',
    why: 'Queries on it fail from then on, and building it again takes as long as its items need. Stop a pipeline with `--severity DYN-C330=error`.',
  },
  'DYN-C331': {
    severity: 'warning',
    title: 'Deletion protection stays on.',
    why: 'Without it a mistake can delete the table.',
    broken: 'DeletionProtectionEnabled: false # deployed with true',
    fixed: 'DeletionProtectionEnabled: true',
  },
  'DYN-C332': {
    severity: 'warning',
    title: 'Point-in-time recovery stays on.',
    why: 'Without it, items that are deleted by mistake are lost. The points in time before it was switched off are lost too.',
    broken: 'PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false } # deployed with true',
    fixed: 'PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true }',
  },
  'DYN-C333': {
    severity: 'warning',
    title: 'A table stays retained.',
    why: '`DeletionPolicy` or `UpdateReplacePolicy` becomes `Delete`, or is `Snapshot`, which keeps no table. So a later deployment that removes or replaces the table deletes its items.',
    broken: 'DeletionPolicy: Delete # deployed with Retain',
    fixed: 'DeletionPolicy: Retain',
  },
  'DYN-C334': {
    severity: 'warning',
    title: 'A table keeps its logical id and its stack.',
    why: 'CloudFormation does not know that a table was renamed or moved: it creates a second, empty one.',
    broken: 'OrdersTableV2: # was OrdersTable\n  Type: AWS::DynamoDB::Table',
    fixed: 'OrdersTable:\n  Type: AWS::DynamoDB::Table',
  },
  'DYN-C335': {
    severity: 'info',
    title: 'A stream is new.',
    why: 'It starts empty: what was written before is not in it.',
  },
  'DYN-C350': {
    severity: 'warning',
    title: 'A replica stays.',
    why: 'Its region has no table any more. The items stay in the other regions.',
  },
  'DYN-C354': {
    severity: 'warning',
    title: 'A resource policy lets other accounts in only where they can use the key.',
    why: 'Nobody can share the key that AWS manages, so no other account reads or writes the table. Use a customer key or the key that AWS owns.',
    broken: 'SSESpecification: { SSEEnabled: true } # with a ResourcePolicy for another account',
    fixed: 'SSESpecification: { SSEEnabled: true, SSEType: KMS, KMSMasterKeyId: !GetAtt Key.Arn }',
  },
  'DYN-C355': {
    severity: 'warning',
    title: 'A property and its value are known here.',
    why: 'A property or a value that is newer than this tool may replace a table or do nothing. Look it up, and read the change set before you execute it.',
  },
  'DYN-C357': {
    severity: 'warning',
    title: 'Replicas that custom resources create come and go on purpose.',
    why: 'A `Custom::DynamoDBReplica` resource that leaves the template deletes the replica of its region, even where the table itself is retained.',
  },
  'DYN-C358': {
    severity: 'warning',
    title: 'A deployed stack and its tables are the same.',
    why: 'CloudFormation compares templates, so it neither restores nor removes what was changed by hand, and the next update may fail. Bring both together first.',
  },
});
