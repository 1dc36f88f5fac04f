import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the stub treats a package; `new` is what the first release meets. */
export type State = 'trusted' | 'new' | { readonly published: string; readonly integrity: string };

/** npm's registry, GitHub's issuer of identities and the way to Sigstore in one server of this machine; nothing leaves it. */
export class StubNpm {
  /** Every request in order, such as `PUT /@scope%2fname`. */
  public readonly requests: string[] = [];
  private readonly server: Server;

  private constructor(private readonly states: Record<string, State>) {
    this.server = createServer((request, response) => {
      const { status, body } = this.answer(request);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    // npm reaches Sigstore through the proxy of its environment: the request for a tunnel shows where it wants to go, and ends there.
    this.server.on('connect', ({ url }, socket) => {
      this.requests.push(`CONNECT ${url}`);
      socket.on('error', () => {}).end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
    });
  }

  public static async start(states: Record<string, State>): Promise<StubNpm> {
    const stub = new StubNpm(states);
    await new Promise<void>((listening) => stub.server.listen(0, '127.0.0.1', listening));
    return stub;
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  /** What a job of GitHub Actions with `id-token: write` has in its environment, pointed at the stub. */
  public environment(): NodeJS.ProcessEnv {
    const url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
    return {
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'dynamorm-cdk/dynamorm-cdk',
      GITHUB_WORKFLOW_REF: 'dynamorm-cdk/dynamorm-cdk/.github/workflows/release.yml@refs/heads/main',
      RUNNER_ENVIRONMENT: 'github-hosted',
      ACTIONS_ID_TOKEN_REQUEST_URL: `${url}identity?api-version=2`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
      HTTPS_PROXY: url,
      HTTP_PROXY: undefined,
      NO_PROXY: '127.0.0.1',
      npm_config_registry: url,
      npm_config_userconfig: '/dev/null',
      npm_config_fetch_retries: '0',
      npm_config_update_notifier: 'false',
    };
  }

  private answer({ method = '', url = '' }: IncomingMessage): { status: number; body: unknown } {
    this.requests.push(`${method} ${url}`);
    if (url.startsWith('/identity')) return { status: 200, body: { value: identity } };
    const name = decodeURIComponent(url.split('/').find((part) => part.startsWith('@')) ?? '');
    const state = this.states[name] ?? 'trusted';
    if (url.includes('/oidc/token/exchange/')) {
      return state === 'new' ? { status: 404, body: { message: 'package not found' } } : { status: 200, body: { token: 'publish-token' } };
    }
    if (method !== 'GET') return { status: 200, body: {} };
    if (state === 'new') return { status: 404, body: { error: 'not found' } };
    if (state === 'trusted') return { status: 200, body: { name, 'dist-tags': {}, versions: {} } };
    return { status: 200, body: { name, versions: { [state.published]: { dist: { integrity: state.integrity } } } } };
  }
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token in form only: who checks its signature refuses it. */
const identity = [
  part({ alg: 'none' }),
  part({ iss: 'https://token.actions.githubusercontent.com', sub: 'repo:dynamorm-cdk/dynamorm-cdk:environment:release', aud: 'sigstore' }),
  'signature',
].join('.');
