import type { AwsAccess } from '../aws/access';
import type { ModelTable } from '../inputs/models';
import type { FoundTable } from '../tables/found-table';
import { CliError } from '../terminal/cli-error';
import { readShape } from './read-shape';

/** The tables behind `--shape [model-table=]<file | ssm:/parameter>`, and which model table each is said to be. */
export async function shapeTables(
  values: string[],
  models: ModelTable[],
  access: AwsAccess,
): Promise<{ tables: FoundTable[]; map: Map<string, string[]> }> {
  const tables: FoundTable[] = [];
  const map = new Map<string, string[]>();
  for (const value of values) {
    const { model, source } = partsOf(value, models);
    const shape = await readShape(source, access);
    const label = shape.label ?? shape.tableName ?? source;
    tables.push({ label, shape: { ...shape, label }, exactNames: [], scope: source, comparable: true, file: source, selector: source });
    map.set(model, [...(map.get(model) ?? []), source]);
  }
  return { tables, map };
}

/** A shape is its model table's because the caller says so, or because there is only one. */
function partsOf(value: string, models: ModelTable[]): { model: string; source: string } {
  const named = /^([^=:]+)=(.+)$/.exec(value);
  if (named) return { model: named[1], source: named[2] };
  if (models.length === 1) return { model: models[0].name, source: value };
  const names = models.map(({ name }) => `\`${name}\``).join(', ') || 'none';
  throw new CliError(
    'DYN-C005',
    `The models are of several tables (${names}): state the table of \`${value}\`, such as \`--shape ${models[0]?.name ?? 'orders'}=${value}\`.`,
  );
}
