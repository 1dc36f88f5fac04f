/**
 * Codes that neither a comment nor a baseline hides: what a deployment does to tables, proofs and isolation of tenants. They are about data
 * that is lost or that others can read, so who accepts one says so on the command line, where it is seen.
 */
export function isNeverSuppressed(code: string): boolean {
  return !/^DYN-(M\d{3}|C[12]\d{2})$/.test(code);
}
