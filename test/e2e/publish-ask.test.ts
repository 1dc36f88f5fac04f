// The questions that a release asks PyPI and Maven Central before it publishes
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { run } from '../../tools/processes/run';
import { root } from '../../tools/root';

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((closed) => (server ? server.close(closed) : closed(undefined)));
});

/** Asks a registry that answers every question alike. */
async function ask(script: string, status: number, body: object = {}, env: NodeJS.ProcessEnv = {}) {
  const asked: string[] = [];
  server = createServer(({ method, url, headers }, response) => {
    asked.push(`${method} ${url?.split('?')[0]} ${headers.authorization ?? ''}`.trim());
    const identity = url?.startsWith('/identity');
    response.writeHead(identity ? 200 : status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(identity ? { value: 'identity-token' } : body));
  });
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ended = await run(process.execPath, ['--import', 'tsx', join(root, 'release/publish', script)], {
    env: {
      PYPI_URL: url,
      CENTRAL_URL: url,
      ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/identity`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
      MAVEN_USERNAME: 'name',
      MAVEN_PASSWORD: 'password',
      ...env,
    },
  });
  return { ...ended, asked };
}

describe('asking PyPI', () => {
  test('ends well where it lets the workflow upload', async () => {
    const { status, asked } = await ask('ask-pypi.mts', 200, { token: 'upload-token' });

    expect(status).toBe(0);
    expect(asked).toEqual(['GET /identity Bearer request-token', 'POST /_/oidc/mint-token']);
  });

  test('passes on why it does not', async () => {
    const { status, output } = await ask('ask-pypi.mts', 422, { errors: [{ description: 'no corresponding publisher' }] });

    expect(status).toBe(1);
    expect(output.trim()).toBe(
      'PyPI does not let this workflow upload (no corresponding publisher): set up trusted publishing as docs/releasing.md says.',
    );
  });
});

describe('asking Maven Central', () => {
  test('ends well where it knows the user token', async () => {
    const { status, asked } = await ask('ask-maven.mts', 200, { published: true });

    expect(status).toBe(0);
    expect(asked).toEqual([`GET /api/v1/publisher/published Bearer ${Buffer.from('name:password').toString('base64')}`]);
  });

  test.each([
    [401, {}, 'does not know the user token (401): make a new one'],
    [503, {}, 'answers 503: try again later'],
    [200, { MAVEN_PASSWORD: '' }, 'Set MAVEN_USERNAME and MAVEN_PASSWORD'],
  ])('fails on %i with %j', async (answer, env, sentence) => {
    const { status, output } = await ask('ask-maven.mts', answer, {}, env);

    expect(status).toBe(1);
    expect(output).toContain(sentence);
  });
});
