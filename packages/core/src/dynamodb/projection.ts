import { limits } from './limits';

/** What is wrong with a projection. Fields are told by their positions. */
export interface ProjectionProblems {
  /** INCLUDE, and nothing to include. */
  readonly withoutFields: boolean;
  /** ALL or KEYS_ONLY, and fields that DynamoDB ignores or refuses. */
  readonly ignoredFields: boolean;
  readonly tooManyFields: boolean;
  /** Fields that an earlier one names too. */
  readonly repeated: number[];
  /** Fields that are keys of the table or the index: those are projected anyway. */
  readonly keys: number[];
}

/**
 * Judges a projection as it is declared, wherever that is.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Projection.html
 */
export function projectionProblems(type: string, fields: readonly string[], keys: Iterable<string | undefined>): ProjectionProblems {
  const known = new Set(keys);
  const including = type === 'INCLUDE';
  const positions = fields.map((_, at) => at);
  return {
    withoutFields: including && fields.length === 0,
    ignoredFields: !including && fields.length > 0,
    tooManyFields: fields.length > limits.projectedByIndex,
    repeated: positions.filter((at) => fields.indexOf(fields[at]) < at),
    keys: positions.filter((at) => known.has(fields[at])),
  };
}
