import { isVariableName, reservedVariables } from '@dynamorm-cdk/core/dynamodb';
import { quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import type { ModelDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';

/** The environment variable has a legal name. */
export const environmentVariable = rule({
  code: 'DYN-M016',
  severity: Severity.ERROR,
  title: "The environment variable of a table's name is allowed on a Lambda function.",
  why: 'Lambda refuses other names at deployment and reserves names that begin with AWS_ or LAMBDA_. KMS_KEY_ARN and DMS_MODEL_B64 have other meanings.',
  broken: 'table: { name: orders, environment_variable: AWS_REGION }',
  fixed: 'table: { name: orders, environment_variable: ORDERS_TABLE_NAME }',
});

/** The name of the variable that holds the table's physical name. */
export function checkEnvironmentVariable(model: ModelDraft, { findings }: CheckContext): void {
  const name = model.tableEnvironmentVariable;
  if (name === undefined || (isVariableName(name) && !reservedVariables.includes(name))) return;
  findings.add(environmentVariable, model.node, {
    below: ['table', 'environment_variable'],
    message: reservedVariables.includes(name)
      ? `The environment variable ${quote(name)} is reserved for another value than a table's name.`
      : `The environment variable ${quote(name)} cannot be set for a Lambda function.`,
    expected: 'two or more letters, digits and _, a letter first',
    found: name,
    hint: 'Use two or more letters, digits and `_`, a letter first, and no name that begins with `AWS_` or `LAMBDA_`, such as `ORDERS_TABLE_NAME`.',
  });
}
