import { join } from 'node:path';
import { bundle } from '../../packages/cli/packaging/bundle';
import { run } from '../processes/run';
import { root } from '../root';
import { type Session, terminalWindow } from './terminal/window';

const folder = join(root, 'tools/pictures/scenes');
const cli = join(root, 'packages/cli');

/** What is shown, by the name of its picture. The files that the commands name lie in `scenes`. */
const scenes: Record<string, { readonly title: string; readonly args: string; readonly exitCode: number }> = {
  validate: { title: 'dynamorm-cdk validate finds mistakes in a model document', args: 'validate broken.dms.yaml', exitCode: 1 },
  check: {
    title: 'dynamorm-cdk check finds what a template and the models disagree about',
    args: 'check --models models.dms.yaml --template template.yaml',
    exitCode: 1,
  },
  plan: {
    title: 'dynamorm-cdk plan lists what a deployment does to a table',
    args: 'plan --from template.yaml --to next.yaml',
    exitCode: 1,
  },
  explain: { title: 'dynamorm-cdk explain shows what a code means', args: 'explain DYN-M080', exitCode: 0 },
};

/** Pictures of terminals in which the real command line ran, and the chart that it draws, by their names. */
export async function sessionPictures(): Promise<Record<string, string>> {
  await bundle({ outfile: join(cli, 'lib/index.js') });
  const pictures: Record<string, string> = {};
  for (const [name, { title, args, exitCode }] of Object.entries(scenes)) {
    const session: Session = { title, command: `dynamorm-cdk ${args}`, output: await printed(args, exitCode) };
    pictures[name] = terminalWindow(session);
  }
  pictures.diagram = await printed(`diagram --models ${join(root, 'examples/orders/models.dms.yaml')} --format svg`, 0);
  return pictures;
}

async function printed(args: string, exitCode: number): Promise<string> {
  const { NO_COLOR, ...env } = process.env;
  const { status, output } = await run(process.execPath, [join(cli, 'bin/dynamorm-cdk.js'), ...args.split(' ')], {
    cwd: folder,
    env: { ...env, FORCE_COLOR: '1', NO_COLOR: undefined },
  });
  if (status !== exitCode) throw new Error(`\`dynamorm-cdk ${args}\` ended with ${status} instead of ${exitCode}:\n${output}`);
  return output;
}
