import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { quiet } from '../packaging/packages';
import { type RunResult, run } from '../processes/run';
import { root } from '../root';
import type { Language } from './language';

const orders = join(root, 'examples/orders');
const cdk = join(orders, 'typescript/node_modules/.bin/cdk');

/** The language of the constructs themselves. */
export const typescript: Pick<Language, 'name' | 'environment'> = { name: 'typescript', environment: {} };

/** The template of the example, or of a copy of it, through the CDK CLI, without what names the language. */
export async function template(language: Pick<Language, 'name' | 'environment'>, folder = join(orders, language.name)): Promise<string> {
  const output = join(root, '.cache/bindings/synthesized', language.name);
  rmSync(output, { recursive: true, force: true });
  const { status, output: log } = await synthesize(language, folder, ['--output', output]);
  if (status !== 0) throw new Error(`\`cdk synth\` in ${folder} failed:\n${log}`);
  return withoutMetadata(readFileSync(join(output, 'Orders.template.json'), 'utf8'));
}

/** What the example prints with models that do not fit; it must fail. */
export async function refusal(language: Pick<Language, 'name' | 'environment'>, models: string): Promise<string> {
  const output = join(root, '.cache/bindings/refused', language.name);
  const result = await synthesize(language, join(orders, language.name), ['-c', `models=${join(root, models)}`, '--output', output]);
  if (result.status === 0) throw new Error(`\`cdk synth\` of examples/orders/${language.name} took ${models}, which is broken.`);
  return result.output;
}

function synthesize(language: Pick<Language, 'name' | 'environment'>, folder: string, args: string[]): Promise<RunResult> {
  return run(cdk, ['synth', '--quiet', '--no-notices', '--no-color', ...args], {
    cwd: folder,
    env: {
      ...quiet,
      CDK_HOME: join(root, '.cache/cdk'),
      CDK_DISABLE_VERSION_CHECK: '1',
      AWS_EC2_METADATA_DISABLED: 'true',
      ...language.environment,
    },
  });
}

/** Metadata names the language and the construct library; everything else must be the same to the byte. */
function withoutMetadata(template: string): string {
  const parsed = JSON.parse(template);
  delete parsed.Resources.CDKMetadata;
  delete parsed.Conditions;
  for (const resource of Object.values<{ Metadata?: unknown }>(parsed.Resources)) delete resource.Metadata;
  return JSON.stringify(parsed, undefined, 1);
}
