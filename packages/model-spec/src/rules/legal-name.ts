/** The names of tables and indexes that DynamoDB takes, in words. */
export const legalName = '3 to 255 of the characters a-z, A-Z, 0-9, _, . and -';

/** Whether DynamoDB takes a name for a table or an index. */
export function isLegalName(name: string): boolean {
  return /^[a-zA-Z0-9_.-]{3,255}$/.test(name);
}
