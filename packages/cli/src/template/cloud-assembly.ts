import { existsSync, realpathSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { stateOf } from '../inputs/path-state';
import { readTextFile } from '../inputs/text-file';
import { isOutside } from '../repository/repository-root';
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

/** Manifests are larger than templates: they hold the metadata of every construct. */
const largestManifest = 100_000_000;

/**
 * The stacks that the manifest of a `cdk.out` lists, those of Stages included.
 * The directory itself is not searched: it keeps templates of stacks that the app has no more.
 */
export async function stacksOf(directory: string): Promise<AssemblyStack[]> {
  const root = stateOf(directory) === undefined ? directory : realpathSync(directory);
  return stacksIn(directory, { root, name: directory, seen: new Set() });
}

/** The assembly that was named, and the directories of it that were read. */
interface Assembly {
  readonly root: string;
  readonly name: string;
  readonly seen: Set<string>;
}

async function stacksIn(directory: string, assembly: Assembly): Promise<AssemblyStack[]> {
  const file = join(directory, 'manifest.json');
  if (!existsSync(file)) {
    throw new CliError(
      'DYN-C007',
      `\`${directory}\` is not a cloud assembly: it has no manifest.json. Run \`cdk synth\`, or name a template.`,
    );
  }
  const real = realpathSync(directory);
  if (assembly.seen.has(real))
    throw new CliError('DYN-C042', `The cloud assembly \`${assembly.name}\` holds \`${directory}\` twice, or itself.`);
  assembly.seen.add(real);
  const stacks: AssemblyStack[] = [];
  for (const [id, artifact] of Object.entries(await artifactsOf(file))) {
    const { type, displayName, environment, metadata, additionalMetadataFile: metadataFile, properties = {} } = artifact;
    if (type === 'aws:cloudformation:stack' && properties.templateFile) {
      const templateFile = within(assembly, directory, properties.templateFile, 'templateFile');
      if (metadataFile) within(assembly, directory, metadataFile, 'additionalMetadataFile');
      const stackName = properties.stackName ?? id;
      stacks.push({ name: displayName ?? id, templateFile, stackName, environment, ...placeOf(environment), metadata, metadataFile });
    }
    if (type === 'cdk:cloud-assembly' && properties.directoryName) {
      stacks.push(...(await stacksIn(within(assembly, directory, properties.directoryName, 'directoryName'), assembly)));
    }
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

/** A path of the manifest. It leads to a file of the assembly, also by links: who writes a manifest cannot have other files read. */
function within({ root, name }: Assembly, directory: string, named: string, property: string): string {
  const path = join(directory, named);
  const real = existsSync(path) ? realpathSync(path) : resolve(path);
  if (isOutside(relative(root, real)) && isOutside(relative(resolve(name), real))) {
    throw new CliError(
      'DYN-C042',
      `The ${property} \`${named}\` in \`${join(directory, 'manifest.json')}\` is outside the cloud assembly.`,
    );
  }
  return path;
}

async function artifactsOf(file: string): Promise<Record<string, Artifact>> {
  const text = readTextFile(file, largestManifest);
  try {
    return JSON.parse(text).artifacts ?? {};
  } catch (error) {
    throw new CliError('DYN-C007', `\`${file}\` is not a manifest of a cloud assembly: ${(error as Error).message}.`, error);
  }
}
