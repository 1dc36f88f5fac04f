import { TableEncryptionV2, type TablePropsV2 } from 'aws-cdk-lib/aws-dynamodb';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { DeclaredTable } from './declared-table';
import type { DynamORMTableProps } from './dynamorm-table-props';

/** What TableV2 is made with. Defaults are safe; every one can be turned off. */
export function tableV2Props(props: DynamORMTableProps, declared: DeclaredTable): TablePropsV2 {
  const withoutFields = <T extends { compositeFields?: unknown }>({ compositeFields, ...index }: T) => index;
  return {
    partitionKey: declared.partitionKey,
    sortKey: declared.sortKey,
    globalSecondaryIndexes: declared.globalIndexes.map(withoutFields),
    localSecondaryIndexes: declared.localIndexes.map(withoutFields),
    timeToLiveAttribute: declared.timeToLiveAttribute,
    tableName: props.tableName,
    billing: props.billing,
    pointInTimeRecoverySpecification: {
      pointInTimeRecoveryEnabled: props.pointInTimeRecovery ?? true,
      recoveryPeriodInDays: props.recoveryPeriod?.toDays(),
    },
    dynamoStream: props.stream,
    deletionProtection: props.deletionProtection ?? true,
    removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    encryption: props.encryption ?? TableEncryptionV2.awsManagedKey(),
    tableClass: props.tableClass,
    contributorInsightsSpecification: props.contributorInsights,
    warmThroughput: props.warmThroughput,
    kinesisStream: props.kinesisStream,
    resourcePolicy: props.resourcePolicy,
    replicas: props.replicas,
  };
}
