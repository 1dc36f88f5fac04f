import { readFileSync } from 'node:fs';
import { shapeMistakes } from '@dynamorm-cdk/core/dynamodb';
import { kinds } from '@dynamorm-cdk/core/kinds';
import { IndexKind, KeyType, type TableShape, UnknownValue } from '@dynamorm-cdk/model-spec';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import { finding, findingsError } from '../findings/findings';
import { refuseKinds } from '../findings/kind-findings';

/** What CDK gives for a parameter before its first look at the account. */
const NOT_LOOKED_UP = 'dummy-value-for-';

/**
 * Reads the shape that a table of another app publishes with `publishShape`, so that you do not have to repeat keys and indexes.
 *
 * @example
 *
 * const shape = PublishedShape.fromParameter(this, '/orders/shape');
 * const orders = DynamORMTable.fromExisting(this, 'Orders', {
 *   table: dynamodb.TableV2.fromTableName(this, 'OrdersTable', 'orders'),
 *   shape,
 * });
 */
export class PublishedShape {
  /**
   * The shape in an SSM parameter of the stack's account and region. CDK reads it once, at synthesis, and keeps it in `cdk.context.json`.
   * Run `cdk context --reset` to read it again. Until CDK has read it, the shape is unknown and nothing is checked.
   *
   * @param scope a construct of a stack with an explicit account and region
   * @param parameterName such as `/orders/shape`
   * @throws if the parameter has no shape
   */
  public static fromParameter(scope: Construct, parameterName: string): TableShape {
    refuseKinds('PublishedShape.fromParameter', kinds.filledText(parameterName, 'parameterName'));
    const text = StringParameter.valueFromLookup(scope, parameterName);
    return text.startsWith(NOT_LOOKED_UP) ? PublishedShape.unknown(parameterName) : PublishedShape.parse(`ssm:${parameterName}`, text);
  }

  /**
   * The shape in a file, such as one that a build downloads.
   *
   * @param path relative to the working directory of the app
   * @throws if the file cannot be read, or has no shape
   */
  public static fromFile(path: string): TableShape {
    // A number would be read as a file that is open already.
    refuseKinds('PublishedShape.fromFile', kinds.filledText(path, 'path'));
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch (error) {
      throw refused(path, `It cannot be read: ${(error as Error).message}.`);
    }
    return PublishedShape.parse(path, text);
  }

  private static parse(source: string, text: string): TableShape {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      throw refused(source, `It is not JSON: ${(error as Error).message}.`);
    }
    const [mistake] = shapeMistakes(value);
    if (mistake) throw refused(source, `It is not a table shape: ${mistake}.`);
    return value as TableShape;
  }

  private static unknown(label: string): TableShape {
    const key = { name: UnknownValue.TEXT, type: KeyType.UNKNOWN };
    const indexes = [{ name: UnknownValue.TEXT, kind: IndexKind.GLOBAL, partitionKeys: [key] }];
    return { label, partitionKey: key, sortKey: key, indexes, timeToLiveAttribute: UnknownValue.TEXT, streamViewType: UnknownValue.TEXT };
  }

  private constructor() {}
}

function refused(source: string, message: string): Error {
  const hint = 'Publish it with publishShape of the table.';
  return findingsError(`The shape in \`${source}\``, [finding('DYN-T107', { message, path: 'shape', hint })]);
}
