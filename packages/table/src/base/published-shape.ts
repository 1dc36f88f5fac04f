import { writtenConstruct, writtenPath } from '@dynamorm-cdk/core/constructs';
import { diagnosticLine } from '@dynamorm-cdk/core/diagnostics';
import type { TableShape } from '@dynamorm-cdk/model-spec';
import { ParameterTier, StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Lazy, Stack, Token } from 'aws-cdk-lib/core';
import type { Construct, IConstruct } from 'constructs';
import { finding, findingsError } from '../findings/findings';
import type { PublishShapeOptions } from './publish-shape-options';

const PARAMETER_ID = 'Shape';
const MAX_CHARACTERS = 8192;
const PARAMETER_NAME = /^\/?[a-zA-Z0-9_.-]+(\/[a-zA-Z0-9_.-]+)*$/;

/** Writes a shape to a parameter. It is rendered last, so that indexes which come later are in it. */
export function publishedShape(table: Construct, options: PublishShapeOptions, shape: () => TableShape): StringParameter {
  const { parameterName } = options;
  const path = writtenPath(table.node.path);
  const refuse = (message: string, hint: string) =>
    findingsError(`DynamORMTable \`${path}\``, [finding('DYN-T072', { message, path: 'publishShape', found: parameterName, hint })]);
  if (table.node.tryFindChild(PARAMETER_ID))
    throw refuse('The shape is already published.', 'Keep the parameter that the first call returned.');
  if (parameterName !== undefined && !Token.isUnresolved(parameterName) && !PARAMETER_NAME.test(parameterName)) {
    throw refuse(
      `\`${parameterName}\` cannot be the name of a parameter.`,
      'Use letters, digits, `_`, `.` and `-`, in parts separated by `/`.',
    );
  }
  const stack = Stack.of(table);
  const parameter = new StringParameter(table, PARAMETER_ID, {
    parameterName,
    description: `Keys and indexes of the DynamoDB table ${path}`,
    stringValue: Lazy.string({ produce: () => stack.toJsonString(shape()) }),
    // Up to 4 KB cost nothing; a table of many indexes may need more.
    tier: ParameterTier.INTELLIGENT_TIERING,
  });
  writtenConstruct<IConstruct>(table).node.addValidation({ validate: () => tooLong(path, shape()) });
  return parameter;
}

function tooLong(path: string, shape: TableShape): string[] {
  const { length } = JSON.stringify(shape);
  if (length <= MAX_CHARACTERS) return [];
  const message = `The shape of \`${path}\` has ${length} characters; a parameter has at most ${MAX_CHARACTERS}.`;
  return [diagnosticLine(finding('DYN-T073', { message, path: 'publishShape', hint: 'Publish the models instead.' }))];
}
