/**
 * The value in a shape for text that is unknown until deployment, such as a CDK token or a template parameter.
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
  /** The text that replaces the unknown one. It contains a line break, so no attribute, index or table can have this name. */
  public static readonly TEXT = '\nunknown until deployment';

  private constructor() {}
}
