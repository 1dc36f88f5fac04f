import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type AwsAccess, clientConfiguration, isLocal } from './access';
import { requireProfile } from './profiles';
import { asked } from './refusal';

/** A client of DynamoDB, and where it looks. */
export interface DynamoDb {
  readonly client: DynamoDBClient;
  readonly region: string;
  /** Such as `DynamoDB in eu-west-1`. */
  readonly place: string;
}

/** What an endpoint of this machine is called with where the user has no credentials or region: it needs some, and takes any. */
const localDefaults = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };

/** Connects to DynamoDB with the user's usual credentials and region. */
export async function connect(access: AwsAccess): Promise<DynamoDb> {
  requireProfile(access.profile);
  const { DynamoDBClient } = await import('@aws-sdk/client-dynamodb');
  const local = access.endpointUrl !== undefined && isLocal(access.endpointUrl);
  // Who talks to this machine alone has no use for the credentials of an instance, and should not wait for them.
  if (local) process.env.AWS_EC2_METADATA_DISABLED ??= 'true';
  let configuration = clientConfiguration(access);
  let client = new DynamoDBClient(configuration);
  if (local) {
    const { region, credentials } = localDefaults;
    if (!(await resolves(client.config.region))) configuration = { ...configuration, region };
    if (access.profile === undefined && !(await resolves(client.config.credentials))) configuration = { ...configuration, credentials };
    client = new DynamoDBClient(configuration);
  }
  const region = await asked('Reading the AWS configuration', () => client.config.region());
  await asked('DynamoDB', () => client.config.credentials());
  const place = access.endpointUrl === undefined ? `DynamoDB in ${region}` : `DynamoDB at ${access.endpointUrl} (${region})`;
  return { client, region, place };
}

async function resolves(provider: () => Promise<unknown>): Promise<boolean> {
  return provider().then(
    () => true,
    () => false,
  );
}
