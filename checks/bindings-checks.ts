import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Check, type Count, skipped } from './check';
import { compile } from './compile';
import { present, root, run, runOrFail } from './processes';
import { digestOf, unlessDone } from './stamps';

const bound = ['model-spec', 'table'];
const orders = join(root, 'examples/orders');
const quiet = { JSII_DEPRECATED: 'quiet', JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };

/** The bindings as users of other languages get them: built, used by an example, and the outcome compared with TypeScript's. */
export const bindingsChecks: Check[] = [
  {
    name: 'bindings-go',
    title: 'Go bindings: the example synthesizes the same template as TypeScript',
    run: async () => {
      if (!(await present('go', 'version'))) return skipped('Go is not installed; get it from https://go.dev/dl');
      await compile();
      await generate('go', 'dist/go/dynamormtable/go.mod');
      return sameTemplate('go');
    },
  },
];

/** Generates the bindings of one language, unless the assemblies are those they were last made from. */
async function generate(language: string, output: string): Promise<void> {
  const folders = bound.map((name) => `packages/${name}`);
  await unlessDone(`bindings-${language}`, output, digestOf(folders.map((folder) => `${folder}/.jsii`)), async () => {
    await runOrFail('jsii-pacmak', [...folders, '--target', language, '--outdir', 'dist'], { env: quiet });
  });
}

/** Synthesizes the example in TypeScript and in the other language through the CDK CLI, with the same context. */
async function sameTemplate(language: string): Promise<Count> {
  const [ours, theirs] = [await synthesize('typescript'), await synthesize(language)];
  if (ours === theirs) return { passed: 1, failed: 0 };
  return {
    passed: 0,
    failed: 1,
    output: `The ${language} template differs from TypeScript's.\n--- typescript\n${ours}\n--- ${language}\n${theirs}`,
  };
}

async function synthesize(language: string): Promise<string> {
  const folder = join(orders, language);
  const output = join(root, '.cache/bindings', language);
  rmSync(output, { recursive: true, force: true });
  const cdk = join(orders, 'typescript/node_modules/.bin/cdk');
  const { status, output: log } = await run(cdk, ['synth', '--quiet', '--no-notices', '--output', output], {
    cwd: folder,
    env: { ...quiet, CDK_HOME: join(root, '.cache/cdk'), CDK_DISABLE_VERSION_CHECK: '1', AWS_EC2_METADATA_DISABLED: 'true' },
  });
  if (status !== 0) throw new Error(`\`cdk synth\` of examples/orders/${language} failed:\n${log}`);
  return withoutMetadata(readFileSync(join(output, 'Orders.template.json'), 'utf8'));
}

/** Metadata names the language and the construct library; everything else must be the same to the byte. */
function withoutMetadata(template: string): string {
  const parsed = JSON.parse(template);
  delete parsed.Resources.CDKMetadata;
  delete parsed.Conditions;
  for (const resource of Object.values<{ Metadata?: unknown }>(parsed.Resources)) delete resource.Metadata;
  return JSON.stringify(parsed, undefined, 1);
}
