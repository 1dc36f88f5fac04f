import { join } from 'node:path';
import type { Finding, Model } from '@dynamorm-cdk/model-spec';
import { folderWith } from '../../../tools/testing/folder';
import type { Extraction } from '../src/extracted-model';
import type { SourceCodeOptions } from '../src/source-code-options';

/** What a reader gives, with the folder of the test left out of every path. */
export interface Reading {
  readonly models: Model[];
  readonly findings: Finding[];
  /** `CODE file:line:column message`, one a finding. */
  readonly said: string[];
  /** The places of the first model, as `file:line:column`. */
  readonly places: Record<string, string>;
}

type Reader = (files: string[], options?: SourceCodeOptions) => Promise<Extraction>;

/** Reads files with a reader; all of them unless `only` names some. */
export async function reading(
  reader: Reader,
  files: Record<string, string>,
  options: SourceCodeOptions = {},
  only = Object.keys(files),
): Promise<Reading> {
  const folder = folderWith(files);
  const { models, findings } = await reader(
    only.map((name) => join(folder, name)),
    options,
  );
  const short = (text: string) => text.replaceAll(`${folder}/`, '');
  const at = ({ file = '', line, column }: { file?: string; line?: number; column?: number }) => `${short(file)}:${line}:${column}`;
  return {
    models: models.map(({ model }) => model),
    findings,
    said: findings.map((one) => `${one.code} ${at(one)} ${short(one.message)}`),
    places: models[0]
      ? Object.fromEntries([['', at(models[0].place)], ...[...models[0].places].map(([path, place]) => [path, at(place)])])
      : {},
  };
}
