/** Names of environment variables that a Lambda function can have and that Lambda does not reserve. */
export const variableName = /^(?!AWS_|LAMBDA_)[a-zA-Z][a-zA-Z0-9_]+$/;

/** What `DynamORMTable.connect` passes on under names of its own. */
export const setOtherwise: readonly string[] = ['KMS_KEY_ARN', 'DMS_MODEL_B64'];

/** Whether a variable of this name can carry the name of a table. */
export function isVariableName(name: string): boolean {
  return variableName.test(name) && !setOtherwise.includes(name);
}
