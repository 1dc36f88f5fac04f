import type { Finding } from '@dynamorm-cdk/model-spec';
import type { ModelTable } from '../inputs/models';

/** Where the models of a table stand: where a comparison with a table of another key would point. */
export function placeOfModels({ documents: [document], locate }: ModelTable): Pick<Finding, 'file' | 'line' | 'column' | 'path'> {
  if (document === undefined) return {};
  const shape = document.toTableShape();
  const other = { ...shape, partitionKey: { ...shape.partitionKey, name: `${shape.partitionKey.name}\u0000` } };
  const found = document.compare(other).findings.find(({ path }) => path?.endsWith('keys.partition'));
  if (found === undefined) return {};
  const { file, line, column, path } = locate?.(found) ?? found;
  const shown = path?.replace(/\.keys\.partition$/, '');
  return Object.fromEntries(Object.entries({ file, line, column, path: shown }).filter(([, value]) => value !== undefined));
}
