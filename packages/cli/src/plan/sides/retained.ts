/** Whether a policy keeps a table that leaves its stack or is replaced. */
export function isRetained(policy: unknown): boolean {
  return policy === 'Retain' || policy === 'RetainExceptOnCreate';
}
