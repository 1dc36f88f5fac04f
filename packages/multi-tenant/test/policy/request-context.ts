/**
 * The context keys of one authorization. Key names ignore case, as in IAM; an array is a multi-valued key.
 */
export class RequestContext {
  private readonly values = new Map<string, string | string[]>();

  constructor(public readonly entries: { readonly [key: string]: string | string[] }) {
    for (const [key, value] of Object.entries(entries)) {
      if (Array.isArray(value) && value.length === 0) throw new Error(`${key} has no values: leave it out`);
      this.values.set(key.toLowerCase(), value);
    }
  }

  /** The value, or `undefined` where the request does not carry the key. */
  public value(key: string): string | string[] | undefined {
    return this.values.get(key.toLowerCase());
  }
}
