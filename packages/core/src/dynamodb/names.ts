import { limits } from './limits';

/** The names of tables and indexes that DynamoDB takes, in words. */
export const resourceNameInWords = '3 to 255 of the characters a-z, A-Z, 0-9, _, . and -';

/** Whether DynamoDB takes a name for a table or an index. */
export function isResourceName(name: string): boolean {
  return isResourceNameLength(name.length) && hasResourceNameCharacters(name);
}

/** Whether a name of so many characters is neither too short nor too long. */
export function isResourceNameLength(length: number): boolean {
  return length >= 3 && length <= 255;
}

/** Whether a name holds only characters that DynamoDB takes. */
export function hasResourceNameCharacters(name: string): boolean {
  return /^[a-zA-Z0-9_.-]+$/.test(name);
}

/** Whether DynamoDB takes a name for a key or a projected attribute, as far as its length goes. */
export function isShortAttributeName(name: string): boolean {
  // No character takes more than three bytes for each of its UTF-16 units.
  return name.length * 3 <= limits.attributeNameBytes || Buffer.byteLength(name, 'utf8') <= limits.attributeNameBytes;
}

/** Environment variables that Lambda can set and does not reserve, as a JSON schema writes it too. */
export const variableNamePattern = '^(?!AWS_|LAMBDA_)[a-zA-Z][a-zA-Z0-9_]+$';

/** What the construct passes to a function beside the name of the table. */
export const reservedVariables: readonly string[] = ['KMS_KEY_ARN', 'DMS_MODEL_B64'];

/** Whether Lambda takes a name for an environment variable. */
export function isVariableName(name: string): boolean {
  return new RegExp(variableNamePattern).test(name);
}
