import { type Finding, Severity, type TableShape } from '@dynamorm-cdk/model-spec';
import type { TableUse } from '../declaration/table-use';

/** The table lacks an index of a model. */
const indexMissing = 'DYN-M082';

/**
 * Where the models contradict a table that is refused for other reasons. Synthesis compares them, but a refused table does not get there: you
 * would see them only after you fixed the rest.
 *
 * @param mayGrow later calls may add indexes, so a missing index says nothing yet
 */
export function contradictions({ models, compareOptions }: TableUse, shape: TableShape, mayGrow: boolean): Finding[] {
  // Models of several tables are refused as such, and a stream that lacks is found in the props.
  if (!models || models.tableNames.length > 1) return [];
  return models
    .compare(shape, { ...compareOptions, requiresStream: false })
    .findings.filter(({ code, severity }) => severity === Severity.ERROR && !(mayGrow && code === indexMissing));
}
