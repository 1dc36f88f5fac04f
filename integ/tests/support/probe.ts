import { ExpectedResult, type IApiCall, type IntegTest, Match } from '@aws-cdk/integ-tests-alpha';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** A DynamoDB call: the name of the SDK's command, and its input. */
export type Call = [command: string, input: Record<string, unknown>];

/** What a probe is asked to do. */
export interface ProbeRequest {
  /** The role to assume first. Without one the function's own rights are tried. */
  readonly role?: string;
  /** Session tags of that role. */
  readonly tags?: Record<string, string>;
  readonly externalId?: string;
  /** Calls by label, made in this order. */
  readonly calls: Record<string, Call>;
}

/** Names of errors, or `Allowed` with the number of items where the answer counts them. */
export type ProbeAnswer = Record<string, string>;

/**
 * A function that makes DynamoDB calls with rights under test, and answers how each ended. It tries again for a minute while a call of
 * `settle` is refused: on AWS a new policy takes some seconds to be seen everywhere.
 */
export class Probe extends LambdaFunction {
  constructor(scope: Construct, id: string, code = PROBE_CODE) {
    super(scope, id, {
      runtime: Runtime.NODEJS_22_X,
      handler: 'index.handler',
      timeout: Duration.minutes(2),
      code: Code.fromInline(code),
    });
  }

  /** Asserts how each call ends. */
  public expect(integ: IntegTest, request: ProbeRequest, answer: ProbeAnswer): IApiCall {
    const settle = Object.keys(answer).filter((label) => answer[label].startsWith('Allowed'));
    return integ.assertions
      .invokeFunction({ functionName: this.functionName, payload: JSON.stringify({ ...request, settle }) })
      .expect(ExpectedResult.objectLike({ Payload: Match.serializedJson(answer) }));
  }
}

/** What a probe runs. */
export const PROBE_CODE = `
const ddb = require('@aws-sdk/client-dynamodb');
const { STSClient, AssumeRoleCommand } = require('@aws-sdk/client-sts');
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

const credentialsOf = async ({ role, tags = {}, externalId }) => {
  if (!role) return {};
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  const { Credentials: c } = await new STSClient({}).send(
    new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'probe', ExternalId: externalId, ...(Tags.length > 0 ? { Tags } : {}) }));
  return { credentials: { accessKeyId: c.AccessKeyId, secretAccessKey: c.SecretAccessKey, sessionToken: c.SessionToken } };
};

const attempt = async (request) => {
  const answer = {};
  let client;
  try {
    client = new ddb.DynamoDBClient({ maxAttempts: 1, ...(await credentialsOf(request)) });
    if (request.calls.assume) answer.assume = 'Allowed';
  } catch (error) {
    return { assume: error.name };
  }
  for (const [label, [command, input]] of Object.entries(request.calls)) {
    if (label === 'assume') continue;
    try {
      const { Count } = await client.send(new ddb[command + 'Command'](input));
      answer[label] = Count === undefined ? 'Allowed' : 'Allowed ' + Count;
    } catch (error) {
      answer[label] = error.name;
    }
  }
  return answer;
};

exports.handler = async (request) => {
  let answer = await attempt(request);
  for (let i = 0; i < 12 && request.settle.some((label) => !(answer[label] || '').startsWith('Allowed')); i++) {
    await pause(5000);
    answer = await attempt(request);
  }
  return answer;
};
`;
