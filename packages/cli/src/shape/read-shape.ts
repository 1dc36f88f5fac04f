import { shapeMistakes } from '@dynamorm-cdk/core/dynamodb';
import type { TableShape } from '@dynamorm-cdk/model-spec';
import type { AwsAccess } from '../aws/access';
import { readTextFile } from '../inputs/text-file';
import { CliError } from '../terminal/cli-error';

/** A shape that another repository or team publishes: `table.publishShape()` of the construct writes it. */
export async function readShape(source: string, access: AwsAccess): Promise<TableShape> {
  const text = source.startsWith('ssm:') ? await (await import('../aws/parameter.js')).readParameter(source, access) : readTextFile(source);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new CliError('DYN-C009', `\`${source}\` is not JSON: ${(error as Error).message}.`, error);
  }
  const [mistake] = shapeMistakes(value);
  if (mistake) throw new CliError('DYN-C009', `\`${source}\` is not a table shape: ${mistake}.`);
  return value as TableShape;
}
