import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { canonical, recordOf } from '@dynamorm-cdk/core/cloudformation';
import { readTextFile } from '../inputs/text-file';

/**
 * The file beside a template that a URL of an asset names by its hash. A program that synthesizes without the CDK CLI leaves no path in the
 * metadata.
 */
export function assetFile(directory: string, url: unknown): string | undefined {
  const [, hash] = /\b([0-9a-f]{64})\b/.exec(canonical(url) ?? '') ?? [];
  if (hash === undefined) return undefined;
  for (const name of readdirSync(directory).sort()) {
    const path = name.endsWith('.assets.json') ? recordOf(filesIn(join(directory, name))[hash]).source : undefined;
    const { path: file } = recordOf(path);
    if (typeof file === 'string') return file;
  }
  return undefined;
}

function filesIn(manifest: string): Record<string, unknown> {
  try {
    return recordOf(recordOf(JSON.parse(readTextFile(manifest))).files);
  } catch {
    return {};
  }
}
