import { resolve } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { LocalCloud } from '../../../../integ/local-cloud/local-cloud';

const stateDirectory = resolve(__dirname, '../../../../.cache/local-cloud');

/** An AWS account on this machine that lives as long as the test file. */
export function localCloud(): { readonly endpoint: string; readonly environment: Record<string, string> } {
  let cloud: LocalCloud;
  beforeAll(async () => {
    cloud = await LocalCloud.start({ stateDirectory });
  }, 300_000);
  afterAll(() => cloud?.stop());
  return {
    get endpoint() {
      return cloud.endpoint;
    },
    get environment() {
      return cloud.environment;
    },
  };
}

/** What the SDK clients of a test are made with. */
export function clientOf({ endpoint, environment }: ReturnType<typeof localCloud>) {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_REGION: region } = environment;
  return { endpoint, region, credentials: { accessKeyId, secretAccessKey } };
}
