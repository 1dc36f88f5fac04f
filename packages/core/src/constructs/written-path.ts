/** The part of a construct that tells where it stands; the constructs library is not needed for it. */
interface Placed<T> {
  readonly node: { readonly id: string; readonly path: string; readonly scope?: T };
}

/**
 * The construct that a person wrote. What stands below it under the id `Default` is the library's: the id keeps logical ids those of a raw
 * table, and belongs in no message, file or contract.
 */
export function writtenConstruct<T extends Placed<T>>(construct: T): T {
  const { id, scope } = construct.node;
  return id === 'Default' && scope ? writtenConstruct(scope) : construct;
}

/** The path of the construct that a person wrote, such as `Shop/Orders` of `Shop/Orders/Default/Default`. */
export function writtenPath(path: string): string {
  return path.replace(/(\/Default)+$/, '');
}
