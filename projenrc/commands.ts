import type { PnpmMonorepo } from './monorepo';

/** Commands that work in a fresh clone: each prepares what is missing before it starts. */
const about: Record<string, string> = {
  test: 'Run every test',
  demo: 'Show the main job, end to end',
  integ: 'Deploy the integration tests, assert and destroy',
  'integ:verify': 'Ask what the project takes for granted about AWS',
  'local-cloud': 'Serve the local cloud',
  site: 'Show the documentation in a browser, and every change of it as it is saved',
  bench: 'Measure against what users would pick instead',
};

export class Commands {
  constructor(root: PnpmMonorepo) {
    for (const command of Object.keys(about)) {
      const exec = `node start.mjs ${command.replace(':', ' ')}`;
      // As npm scripts and as tasks of projen alike, whichever someone tries first.
      if (command !== 'test') root.addTask(command, { description: about[command], exec, receiveArgs: true });
      root.package.setScript(command, exec);
    }
    root.compileTask.reset('pnpm -r --workspace-concurrency=2 run compile');
    root.testTask.reset("vitest run --project '!e2e'", { receiveArgs: true });
    root.package.setScript('unit', "vitest run --project '!e2e'");
  }
}
