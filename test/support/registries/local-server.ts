import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a registry answers: a body, or where the reader finds what it does not have. */
export type Answer = { readonly body: string | Uint8Array; readonly type?: string } | { readonly elsewhere: string } | undefined;

/** A server of this machine, on a free port. */
export class LocalServer {
  private readonly server: Server;

  public constructor(private readonly answer: (path: string, origin: string) => Answer | Promise<Answer>) {
    this.server = createServer((request, response) => void this.reply(request, response));
  }

  /** Starts it, and says where it answers; 0 is a free port. */
  public async start(port = 0): Promise<string> {
    await new Promise<void>((listening) => this.server.listen(port, '127.0.0.1', listening));
    return this.origin;
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  private get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  private async reply({ url = '/' }: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = await this.answer(decodeURIComponent(url), this.origin);
    if (answer === undefined) response.writeHead(404).end();
    else if ('elsewhere' in answer) response.writeHead(302, { location: answer.elsewhere }).end();
    else response.writeHead(200, { 'content-type': answer.type ?? 'application/octet-stream' }).end(answer.body);
  }
}
