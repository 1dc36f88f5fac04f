import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBLocal } from '../../../integ/dynamodb-local/dynamodb-local';
import { type Answer, LocalServer } from '../registries/local-server';

/**
 * Stands in for Docker, which not every machine has and which would fetch an image each time: it takes the one image and the options that the pages
 * use, and runs the same program of AWS from Maven Central. Anything else fails, as it would with a misspelled option.
 */
export class StandInDocker {
  private readonly running = new Map<string, DynamoDBLocal>();
  private readonly server = new LocalServer((path) => this.answer(JSON.parse(path.slice(1))));

  /** Puts the program into a folder of the reader's path. */
  public async install(folder: string): Promise<void> {
    const origin = await this.server.start();
    const program = join(folder, 'docker');
    writeFileSync(
      program,
      `#!/usr/bin/env node
fetch(${JSON.stringify(`${origin}/`)} + encodeURIComponent(JSON.stringify(process.argv.slice(2)))).then(async (answer) => {
  console.log(answer.ok ? await answer.text() : \`docker: the stand-in does not know \${process.argv.slice(2).join(' ')}\`);
  process.exit(answer.ok ? 0 : 125);
});
`,
    );
    chmodSync(program, 0o755);
  }

  public async stop(): Promise<void> {
    await this.server.stop();
    for (const local of this.running.values()) await local.stop();
  }

  private async answer(args: string[]): Promise<Answer> {
    const command = args.join(' ');
    const [, name, port] = /^run --rm --detach --name (\w+) --publish (\d+):8000 amazon\/dynamodb-local$/.exec(command) ?? [];
    if (name) {
      this.running.set(name, await DynamoDBLocal.start(Number(port)));
      return { body: name };
    }
    const [, stopped = ''] = /^stop (\w+)$/.exec(command) ?? [];
    const local = this.running.get(stopped);
    if (!local) return undefined;
    await local.stop();
    this.running.delete(stopped);
    return { body: stopped };
  }
}
