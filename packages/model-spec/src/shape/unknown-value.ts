/**
 * Stands in a shape for a text that is unknown until deployment, such as a CDK token or a template parameter.
 *
 * Types and projections that are unknown are `KeyType.UNKNOWN` and `Projection.UNKNOWN`, so that every language can read them.
 *
 * The comparison reports it as "cannot be checked", never as a match.
 *
 * @example
 *
 * const shape: TableShape = { partitionKey: { name: UnknownValue.TEXT, type: KeyType.STRING } };
 */
export class UnknownValue {
  /** The text that is put in place of the unknown one. No attribute, index or table can bear it: it holds a line break. */
  public static readonly TEXT = '\nunknown until deployment';

  private constructor() {}
}
