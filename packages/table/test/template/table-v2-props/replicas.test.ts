import { TableEncryptionV2 } from 'aws-cdk-lib/aws-dynamodb';
import { ArnPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { describe, expect, test } from 'vitest';
import { DEFAULTS, REPLICA, rendered } from '../../full-shape';
import { IN_EUROPE, newStack, text } from '../../synthesis';

const READER = 'arn:aws:iam::111122223333:role/reader';

describe('what each region has of its own', () => {
  test('resourcePolicy', () => {
    const statement = new PolicyStatement({ actions: ['dynamodb:GetItem'], principals: [new ArnPrincipal(READER)], resources: ['*'] });

    const { Properties } = rendered(() => ({ resourcePolicy: new PolicyDocument({ statements: [statement] }) }), newStack(IN_EUROPE));

    expect(Properties.Replicas).toEqual([
      {
        ...REPLICA,
        Region: 'eu-west-1',
        ResourcePolicy: {
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Action: 'dynamodb:GetItem', Effect: 'Allow', Principal: { AWS: READER }, Resource: '*' }],
          },
        },
      },
    ]);
  });

  test('a customer key, for the table and each replica', () => {
    const replica = 'arn:aws:kms:us-east-1:111122223333:key/replica';

    const { Properties } = rendered(
      (stack) => ({
        encryption: TableEncryptionV2.customerManagedKey(new Key(stack, 'Key'), { 'us-east-1': replica }),
        replicas: [{ region: 'us-east-1' }],
      }),
      newStack(IN_EUROPE),
    );

    expect(Properties).toEqual({
      ...DEFAULTS,
      Replicas: [
        { ...REPLICA, Region: 'us-east-1', SSESpecification: { KMSMasterKeyId: replica } },
        { ...REPLICA, Region: 'eu-west-1', SSESpecification: { KMSMasterKeyId: { 'Fn::GetAtt': ['Key961B73FD', 'Arn'] } } },
      ],
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
  });

  test('the older spellings of a replica mean what they say', () => {
    // GIVEN
    const index = { indexName: 'gsi-status', partitionKey: text('status') };

    // WHEN the table has the newer spellings, beside which CDK ignores the older ones of replicas, or refuses them
    const { Properties } = rendered(
      () => ({
        globalSecondaryIndexes: [index],
        contributorInsights: { enabled: true },
        replicas: [
          {
            region: 'us-east-1',
            pointInTimeRecovery: false,
            contributorInsights: false,
            deletionProtection: false,
            globalSecondaryIndexOptions: { 'gsi-status': { contributorInsights: false } },
          },
        ],
      }),
      newStack(IN_EUROPE),
    );

    // THEN
    const [replica, own] = Properties.Replicas as object[];
    expect(replica).toEqual({
      ...REPLICA,
      ContributorInsightsSpecification: { Enabled: false },
      DeletionProtectionEnabled: false,
      GlobalSecondaryIndexes: [{ IndexName: 'gsi-status', ContributorInsightsSpecification: { Enabled: false } }],
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
      Region: 'us-east-1',
    });
    expect(own).toMatchObject({
      ContributorInsightsSpecification: { Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
  });
});
