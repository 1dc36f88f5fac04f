import type { PnpmMonorepo } from './monorepo';

/** Commands that work in a fresh clone: each prepares what is missing before it starts. */
const commands = ['test', 'demo', 'integ', 'local-cloud', 'bench'];

export class Commands {
  constructor(root: PnpmMonorepo) {
    root.addTask('integ:verify', {
      description: 'Ask what the project takes for granted about AWS',
      exec: 'node start.mjs integ verify',
      receiveArgs: true,
    });
    root.package.setScript('integ:verify', 'node start.mjs integ verify');
    for (const command of commands) root.package.setScript(command, `node start.mjs ${command}`);
    root.compileTask.reset('pnpm -r --workspace-concurrency=2 run compile');
    root.testTask.reset("vitest run --project '!e2e'", { receiveArgs: true });
    root.package.setScript('unit', "vitest run --project '!e2e'");
  }
}
