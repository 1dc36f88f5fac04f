import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { didYouMean, quoteAll } from '@dynamorm-cdk/core/text';
import { CliError } from '../terminal/cli-error';

/** An artifact of a cloud assembly, as far as a rollout needs it. */
export interface StackArtifact {
  readonly type: string;
  readonly displayName?: string;
  readonly environment?: string;
  readonly properties: StackProperties;
  readonly [more: string]: unknown;
}

export interface StackProperties {
  readonly templateFile: string;
  readonly stackName?: string;
  readonly stackTemplateAssetObjectUrl?: string;
  readonly [more: string]: unknown;
}

/** A stack of a synthesized assembly. */
export interface AssemblyStack {
  readonly id: string;
  /** As the CDK shows it, such as `Prod/Shop`. */
  readonly name: string;
  /** The name that CloudFormation knows. */
  readonly stackName: string;
  readonly directory: string;
  readonly artifact: StackArtifact;
  /** The version of the assembly's form. */
  readonly version: string;
}

interface Manifest {
  readonly version: string;
  readonly artifacts?: Record<string, StackArtifact & { readonly properties: { readonly directoryName?: string; readonly file?: string } }>;
}

/** The stack of an assembly that a person means: by the name that the CDK shows, its id, or the name of the deployed stack. */
export function assemblyStack(directory: string, name: string): AssemblyStack {
  const stacks = stacksIn(directory);
  const named = stacks.filter((stack) => [stack.name, stack.id, stack.stackName].includes(name));
  if (named.length === 1) return named[0];
  const names = [...new Set(stacks.map((stack) => stack.name))];
  if (named.length > 1) {
    throw new CliError('DYN-C005', `--stack \`${name}\` is more than one stack of the app: ${quoteAll(named.map((stack) => stack.name))}.`);
  }
  throw new CliError('DYN-C002', `The app has no stack \`${name}\`. ${didYouMean(name, names) ?? `It has ${quoteAll(names) || 'none'}.`}`);
}

/** The manifest of assets of a stack. */
export function assetManifest({ directory, id }: AssemblyStack): { readonly file: string; readonly text: string } | undefined {
  const file = `${id}.assets.json`;
  const path = join(directory, file);
  return existsSync(path) ? { file: basename(path), text: readFileSync(path, 'utf8') } : undefined;
}

function stacksIn(directory: string): AssemblyStack[] {
  const file = join(directory, 'manifest.json');
  if (!existsSync(file)) {
    throw new CliError(
      'DYN-C007',
      `\`${directory}\` is not a cloud assembly: it has no manifest.json. Set --app to the command of your app.`,
    );
  }
  const { version, artifacts = {} } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  return Object.entries(artifacts).flatMap(([id, artifact]) => {
    if (artifact.type === 'cdk:cloud-assembly') return stacksIn(join(directory, artifact.properties.directoryName ?? ''));
    if (artifact.type !== 'aws:cloudformation:stack') return [];
    const { stackName = id } = artifact.properties;
    return [{ id, name: artifact.displayName ?? id, stackName, directory, artifact, version }];
  });
}
