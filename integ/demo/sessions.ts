import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { LocalCloud } from '../local-cloud/local-cloud';

/** What a session is opened with. */
interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Sessions of roles on the local cloud: whoever opens one has nothing but its rights. */
export class Sessions {
  private readonly common: { endpoint: string; region: string };

  constructor(private readonly cloud: LocalCloud) {
    this.common = { endpoint: cloud.endpoint, region: cloud.environment.AWS_REGION };
  }

  /** The account's administrator, which the local cloud starts with. */
  public get administrator(): Keys {
    return { accessKeyId: this.cloud.environment.AWS_ACCESS_KEY_ID, secretAccessKey: this.cloud.environment.AWS_SECRET_ACCESS_KEY };
  }

  /** Opens a session of a role as somebody; the tags are the session's. */
  public async open(as: Keys, roleArn: string, tags: Record<string, string> = {}): Promise<Keys> {
    const { Credentials: keys } = await new STSClient({ ...this.common, credentials: as }).send(
      new AssumeRoleCommand({
        RoleArn: roleArn,
        RoleSessionName: 'demo',
        DurationSeconds: 900,
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
    if (!keys?.AccessKeyId || !keys.SecretAccessKey) throw new Error(`AssumeRole of ${roleArn} returned no credentials.`);
    return { accessKeyId: keys.AccessKeyId, secretAccessKey: keys.SecretAccessKey, sessionToken: keys.SessionToken };
  }

  /** The session that a deployed function runs in. */
  public async ofFunction(functionName: string): Promise<Keys> {
    const lambda = new LambdaClient({ ...this.common, credentials: this.administrator });
    const { Role: role } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: functionName }));
    if (!role) throw new Error(`The function ${functionName} has no role.`);
    return this.open(this.administrator, role);
  }

  public dynamodb(keys: Keys): DynamoDBClient {
    return new DynamoDBClient({ ...this.common, credentials: keys, maxAttempts: 1 });
  }
}
