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
  /** As CloudFormation knows it. */
  readonly stackName?: string;
  /** Where it is deployed, where the app says so. */
  readonly account?: string;
  readonly region?: string;
}

interface Artifact {
  readonly type: string;
  readonly displayName?: string;
  /** `aws://<account>/<region>` */
  readonly environment?: string;
  readonly metadata?: unknown;
  readonly additionalMetadataFile?: string;
  readonly properties?: { readonly templateFile?: string; readonly directoryName?: string; readonly stackName?: string };
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
      const templateFile = join(directory, properties.templateFile);
      const stackName = properties.stackName ?? id;
      stacks.push({ name: displayName ?? id, templateFile, stackName, environment, ...placeOf(environment), metadata, metadataFile });
    }
    if (type === 'cdk:cloud-assembly' && properties.directoryName)
      stacks.push(...(await stacksOf(join(directory, properties.directoryName))));
  }
  return stacks;
}

/** `unknown-account` and `unknown-region` stand where the environment of the terminal decides. */
function placeOf(environment = ''): Pick<AssemblyStack, 'account' | 'region'> {
  const [, account, region] = /^aws:\/\/([^/]+)\/(.+)$/.exec(environment) ?? [];
  return {
    ...(account === undefined || account.startsWith('unknown-') ? {} : { account }),
    ...(region === undefined || region.startsWith('unknown-') ? {} : { region }),
  };
}

async function artifactsOf(file: string): Promise<Record<string, Artifact>> {
  try {
    return JSON.parse(await readTextFile(file)).artifacts ?? {};
  } catch (error) {
    throw new CliError('DYN-C007', `\`${file}\` is no manifest of a cloud assembly: ${(error as Error).message}.`, error);
  }
}
