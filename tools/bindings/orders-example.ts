import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quiet } from '../packaging/packages';
import { withoutWaitid } from '../processes/noise';
import { type RunResult, run } from '../processes/run';
import { root } from '../root';
import type { Language } from './language';

const orders = join(root, 'examples/orders');
const cdk = join(orders, 'typescript/node_modules/.bin/cdk');

/** The language of the constructs themselves. */
export const typescript: Pick<Language, 'name' | 'environment'> = { name: 'typescript', environment: {} };

/** What came of a synthesis: the template without what names the language, and what was printed. */
export interface Synthesis {
  readonly template: string;
  readonly printed: string;
}

/** Synthesizes the example, or a copy of it, by the CDK CLI. */
export async function synthesis(
  language: Pick<Language, 'name' | 'environment'>,
  folder = join(orders, language.name),
): Promise<Synthesis> {
  // The TypeScript example is the measure of every other, which may be at work at the same time.
  const output = mkdtempSync(join(tmpdir(), 'dynamorm-cdk-orders-'));
  try {
    const { status, output: printed } = await synthesize(language, folder, ['--output', output]);
    if (status !== 0) throw new Error(`\`cdk synth\` in ${folder} failed:\n${printed}`);
    return { template: withoutMetadata(readFileSync(join(output, 'Orders.template.json'), 'utf8')), printed };
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
}

/** What the example, or a copy of it, prints with models, given by an absolute path, that do not fit; it must fail. */
export async function refusal(
  language: Pick<Language, 'name' | 'environment'>,
  models: string,
  folder = join(orders, language.name),
): Promise<string> {
  const output = join(root, '.cache/bindings/refused', language.name);
  const result = await synthesize(language, folder, ['-c', `models=${models}`, '--output', output]);
  if (result.status === 0) throw new Error(`\`cdk synth\` in ${folder} took ${models}, which is broken.`);
  return result.output;
}

async function synthesize(language: Pick<Language, 'name' | 'environment'>, folder: string, args: string[]): Promise<RunResult> {
  const { status, output } = await run(cdk, ['synth', '--quiet', '--no-notices', '--no-color', ...args], {
    cwd: folder,
    env: {
      ...quiet,
      CDK_HOME: join(root, '.cache/cdk'),
      CDK_DISABLE_VERSION_CHECK: '1',
      AWS_EC2_METADATA_DISABLED: 'true',
      ...language.environment,
    },
  });
  return { status, output: withoutWaitid(output) };
}

/** Metadata names the language and the construct library; everything else must be the same to the byte. */
export function withoutMetadata(template: string): string {
  const parsed = JSON.parse(template);
  delete parsed.Resources.CDKMetadata;
  delete parsed.Conditions;
  for (const resource of Object.values<{ Metadata?: unknown }>(parsed.Resources)) delete resource.Metadata;
  return JSON.stringify(parsed, undefined, 1);
}
