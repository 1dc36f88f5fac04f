import type { IApiCall, IntegTest } from '@aws-cdk/integ-tests-alpha';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { PROBE_CODE, Probe, type ProbeAnswer, type ProbeRequest } from './probe';

/** A probe that takes what stands between percent signs, such as `%ORDERS_TABLE%`, from its own environment: it must be there. */
export class EnvironmentProbe extends Probe {
  constructor(scope: Construct, id: string) {
    super(scope, id, ENVIRONMENT_CODE);
  }
}

const ENVIRONMENT_CODE = `${PROBE_CODE}
const answer = exports.handler;
exports.handler = (request) => answer(JSON.parse(JSON.stringify(request).replace(/%([A-Z_]+)%/g, (_, name) => process.env[name])));
`;

/** The same, with calls to another region than its own. */
export class RegionProbe extends Probe {
  constructor(scope: Construct, id: string) {
    super(scope, id, REGION_CODE);
  }

  /** Asserts how each call to a region ends. */
  public expectIn(region: string, integ: IntegTest, request: ProbeRequest, answer: ProbeAnswer): IApiCall {
    return this.expect(integ, { ...request, region } as ProbeRequest, answer);
  }
}

const REGION_CODE = `${ENVIRONMENT_CODE}
const own = process.env.AWS_REGION;
const replaced = exports.handler;
exports.handler = (request) => {
  process.env.AWS_REGION = request.region ?? own;
  return replaced(request);
};
`;

/**
 * A service that encrypts one attribute as DynamORM's client does: a data key for each item, made and opened by the key that KMS_KEY_ARN names.
 * It answers what it read, or the name of the error.
 */
export class FieldService extends LambdaFunction {
  constructor(scope: Construct, id: string) {
    super(scope, id, { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline(FIELD_CODE) });
  }
}

const FIELD_CODE = `
const { DynamoDBClient, PutItemCommand, GetItemCommand } = require('@aws-sdk/client-dynamodb');
const { KMSClient, GenerateDataKeyCommand, DecryptCommand } = require('@aws-sdk/client-kms');
const crypto = require('node:crypto');
const ddb = new DynamoDBClient({});
const kms = new KMSClient({});
const { SECRETS_TABLE: TableName, KMS_KEY_ARN: KeyId } = process.env;

const write = async ({ id, text }) => {
  const { Plaintext, CiphertextBlob } = await kms.send(new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256' }));
  const nonce = crypto.randomBytes(12);
  const cipher = crypto.createCipheriv('aes-256-gcm', Plaintext, nonce);
  const ct = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  const phone = { M: { edk: { B: CiphertextBlob }, nonce: { B: nonce }, ct: { B: ct } } };
  await ddb.send(new PutItemCommand({ TableName, Item: { PK: { S: id }, phone } }));
  return 'Allowed';
};

const read = async ({ id }) => {
  const { Item } = await ddb.send(new GetItemCommand({ TableName, Key: { PK: { S: id } } }));
  const { edk, nonce, ct } = Item.phone.M;
  const { Plaintext } = await kms.send(new DecryptCommand({ CiphertextBlob: edk.B, KeyId }));
  const decipher = crypto.createDecipheriv('aes-256-gcm', Plaintext, nonce.B);
  decipher.setAuthTag(ct.B.subarray(-16));
  return Buffer.concat([decipher.update(ct.B.subarray(0, -16)), decipher.final()]).toString();
};

exports.handler = async (request) => {
  const answer = {};
  for (const [label, act] of Object.entries({ write, read })) {
    if (request[label]) answer[label] = await act(request[label]).catch((error) => error.name);
  }
  return answer;
};
`;
