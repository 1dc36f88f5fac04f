import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { dynamormCdk } from '../command-line';
import { documentOf } from '../documents';

const cwd = folderWith({
  'm.yaml': documentOf({ name: 'Order', table: 'orders' }),
  config: '[default]\nregion = eu-west-1\n[profile production]\nregion = eu-west-1\n[sso-session corp]\n',
  credentials: '[staging]\naws_access_key_id = x\naws_secret_access_key = y\n',
});
const env = {
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: `${cwd}/config`,
  AWS_SHARED_CREDENTIALS_FILE: `${cwd}/credentials`,
  AWS_PROFILE: '',
};
const keys = { AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'y', AWS_REGION: 'eu-west-1' };

let server: Server | undefined;
afterEach(() => server?.closeAllConnections());
afterEach(() => new Promise<void>((closed) => (server ? server.close(() => closed()) : closed())));

/** How `drift` ends with an endpoint that answers so. */
async function drift(answer: RequestListener, ...args: string[]) {
  let requests = 0;
  server = createServer((request, response) => {
    requests += 1;
    answer(request, response);
  });
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ended = await dynamormCdk(['drift', '--models', 'm.yaml', '--endpoint-url', url, ...args], { cwd, env: { ...env, ...keys } });
  return { ...ended, requests };
}

const refusal =
  (type: string, message: string, status = 400): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message }));
  };

describe('an endpoint', () => {
  test('that never answers ends at the time-out', async () => {
    const { code, err } = await drift(() => undefined, '--timeout', '1', '--retries', '0');

    expect(code).toBe(2);
    expect(err).toBe(
      'DYN-C012 Describing the table `orders`: the endpoint did not answer in time. Check that it runs, or raise --timeout.\n',
    );
  });

  test.each([200, 403])('that answers with a web page and status %i', async (status) => {
    const { code, err } = await drift((_, response) => {
      response.writeHead(status, { 'content-type': 'text/html' });
      response.end('<!DOCTYPE html><html><body>Sign in</body></html>');
    });

    expect(code).toBe(2);
    expect(err).toMatch(/^DYN-C012 .+ a web page \(status \d+\) answered instead of AWS, probably from a proxy or a sign-in page/);
  });

  test.each([
    ['2', 3, '3 tries'],
    ['0', 1, '1 try'],
  ])('that throttles is asked again %s times', async (retries, expected, tries) => {
    const { code, err, requests } = await drift(refusal('ThrottlingException', 'Rate exceeded'), '--retries', retries);

    expect({ code, requests }).toEqual({ code: 2, requests: expected });
    expect(err).toBe(
      `DYN-C013 Describing the table \`orders\` is throttled by AWS after ${tries} (ThrottlingException). Run it later, or raise --retries.\n`,
    );
  });

  test('that finds the token expired', async () => {
    const { err } = await drift(refusal('ExpiredTokenException', 'The security token included in the request is expired'));

    expect(err).toMatch(/^DYN-C010 .+: the AWS credentials have expired\. Sign in again/);
  });
});

describe('what is not there', () => {
  const failure = async (args: string[], more: NodeJS.ProcessEnv = {}) =>
    (await dynamormCdk(['drift', '--models', 'm.yaml', ...args], { cwd, env: { ...env, ...more } })).err;

  test('a profile is named with its files, and with the nearest name', async () => {
    expect(await failure(['--profile', 'prodction'])).toBe(
      `DYN-C010 --profile names the profile \`prodction\`, which is in neither \`${cwd}/config\` nor \`${cwd}/credentials\`. Did you mean \`production\`?\n`,
    );
    expect(await failure([], { AWS_PROFILE: 'elsewhere' })).toMatch(
      /^DYN-C010 AWS_PROFILE names the profile `elsewhere`.+ There are `default`, `production`, `staging`\.\n$/,
    );
  });

  test('a region', async () => {
    expect(await failure(['--region', 'eu west 1'])).toBe('DYN-C011 --region must be a region such as eu-west-1; got: `eu west 1`.\n');
    expect(await failure([], { ...keys, AWS_REGION: 'eu west 1' })).toMatch(/^DYN-C011 /);
  });
});
