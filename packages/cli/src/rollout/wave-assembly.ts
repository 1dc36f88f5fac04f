import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AssemblyStack, assetManifest, type StackProperties } from './assembly-stack';
import type { WholeTemplate } from './whole-template';

/** What an asset manifest says of one file. */
interface FileAsset {
  readonly source: { readonly path?: string };
  readonly destinations: Record<string, { readonly objectKey: string }>;
}

interface AssetManifest {
  readonly version: string;
  readonly files?: Record<string, FileAsset>;
}

/**
 * Writes an assembly that holds one stack with another template, for `cdk deploy --app`. The code that is deployed has its assets in place already,
 * so the template is the only one.
 *
 * @param tags those of the deployed stack: other ones would change every resource
 */
export function writeWaveAssembly(directory: string, stack: AssemblyStack, template: WholeTemplate, tags: Record<string, string>): void {
  const text = JSON.stringify(template, undefined, 1);
  const templateFile = `${stack.id}.template.json`;
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, templateFile), text);
  const { dependencies: _, metadata: __, additionalMetadataFile: ___, ...artifact } = stack.artifact;
  const assets = templateAsset(stack, templateFile, text);
  const properties = { ...artifact.properties, templateFile, tags, ...assets?.properties };
  const assetsId = `${stack.id}.assets`;
  const artifacts = {
    ...(assets ? { [assetsId]: { type: 'cdk:asset-manifest', properties: { file: `${assetsId}.json`, ...assets.bootstrap } } } : {}),
    [stack.id]: { ...artifact, properties, dependencies: assets ? [assetsId] : [], displayName: stack.name },
  };
  if (assets) writeFileSync(join(directory, `${assetsId}.json`), JSON.stringify(assets.manifest));
  writeFileSync(join(directory, 'manifest.json'), JSON.stringify({ version: stack.version, artifacts }));
}

/** The template is an asset itself, under the hash of its text: another text under the old hash would never be uploaded. */
function templateAsset(stack: AssemblyStack, templateFile: string, text: string) {
  const found = assetManifest(stack);
  if (!found) return undefined;
  const { version, files = {} } = JSON.parse(found.text) as AssetManifest;
  const [old, asset] = Object.entries(files).find(([, { source }]) => source.path === stack.artifact.properties.templateFile) ?? [];
  if (old === undefined || asset === undefined) return undefined;
  const hash = createHash('sha256').update(text).digest('hex');
  const renamed = (value: string) => value.replaceAll(old, hash);
  const destinations = Object.fromEntries(
    Object.entries(asset.destinations).map(([name, one]) => [name, { ...one, objectKey: renamed(one.objectKey) }]),
  );
  const url = stack.artifact.properties.stackTemplateAssetObjectUrl;
  const { requiresBootstrapStackVersion, bootstrapStackVersionSsmParameter } = stack.artifact.properties;
  return {
    manifest: { version, files: { [hash]: { ...asset, source: { ...asset.source, path: templateFile }, destinations } }, dockerImages: {} },
    properties: (url === undefined ? {} : { stackTemplateAssetObjectUrl: renamed(url) }) as Partial<StackProperties>,
    bootstrap: { requiresBootstrapStackVersion, bootstrapStackVersionSsmParameter },
  };
}
