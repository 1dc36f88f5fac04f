import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readTextFile } from '../inputs/text-file';
import { CliError } from '../terminal/cli-error';

/** A stack of a cloud assembly. */
export interface AssemblyStack {
  /** As the CDK shows it, such as `Prod/Orders`. */
  readonly name: string;
  readonly templateFile: string;
  /** Such as `aws://111122223333/eu-west-1`. */
  readonly environment?: string;
  /** What constructs left, by their paths. */
  readonly metadata?: unknown;
  /** The same in a file, relative to the template. */
  readonly metadataFile?: string;
}

interface Artifact {
  readonly type: string;
  readonly displayName?: string;
  readonly environment?: string;
  readonly metadata?: unknown;
  readonly additionalMetadataFile?: string;
  readonly properties?: { readonly templateFile?: string; readonly directoryName?: string };
}

/**
 * The stacks that the manifest of a `cdk.out` lists, those of Stages included.
 * The directory itself is not searched: it keeps templates of stacks that the app has no more.
 */
export async function stacksOf(directory: string): Promise<AssemblyStack[]> {
  const file = join(directory, 'manifest.json');
  if (!existsSync(file)) {
    throw new CliError(
      'DYN-C007',
      `\`${directory}\` is no cloud assembly: it has no manifest.json. Run \`cdk synth\`, or name a template.`,
    );
  }
  const stacks: AssemblyStack[] = [];
  for (const [id, artifact] of Object.entries(await artifactsOf(file))) {
    const { type, displayName, environment, metadata, additionalMetadataFile: metadataFile, properties = {} } = artifact;
    if (type === 'aws:cloudformation:stack' && properties.templateFile) {
      stacks.push({ name: displayName ?? id, templateFile: join(directory, properties.templateFile), environment, metadata, metadataFile });
    }
    if (type === 'cdk:cloud-assembly' && properties.directoryName)
      stacks.push(...(await stacksOf(join(directory, properties.directoryName))));
  }
  return stacks;
}

async function artifactsOf(file: string): Promise<Record<string, Artifact>> {
  try {
    return JSON.parse(await readTextFile(file)).artifacts ?? {};
  } catch (error) {
    throw new CliError('DYN-C007', `\`${file}\` is no manifest of a cloud assembly: ${(error as Error).message}.`, error);
  }
}
