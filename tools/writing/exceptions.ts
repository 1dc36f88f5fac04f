/** A literal that keeps its words. */
export interface Exception {
  readonly file: string;
  /** The whole text of the literal, as the source has it. */
  readonly text: string;
  /** Why other words would do harm. */
  readonly reason: string;
}

/** Literals that are not checked. Other literals of the same files are. */
export const exceptions: readonly Exception[] = [
  {
    file: 'packages/multi-tenant/src/role/tenant-boundary.ts',
    text: 'Of DynamoDB the tenant grants alone; all else is left to the policies of the role',
    reason: 'It is in deployed templates, and CloudFormation replaces a managed policy when its description changes.',
  },
];

/** Whether a literal of a file keeps its words. */
export function isExcepted(file: string, text: string): boolean {
  return exceptions.some((exception) => exception.file === file && exception.text === text);
}
