import { refusedPlan, type TablePlan } from '../sides/table-plan';
import type { TableSide } from '../sides/table-side';
import { factFinding } from './facts';

/**
 * A plan with what CloudFormation says to null in the properties of the new template: it refuses it wherever it stands.
 *
 * @param written the table as its template has it
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
 */
export function withNulls(plan: TablePlan, written: TableSide): TablePlan {
  const found = nullsIn(written.properties, '').map((property) =>
    factFinding(written, {
      rule: 'null-value',
      outcome: 'refused',
      message: `The property ${property} of \`${written.label}\` is null, which CloudFormation refuses.`,
      property,
      hint: 'Remove it, or give it a value. In YAML, a key with nothing behind it is null.',
    }),
  );
  return found.length === 0 ? plan : refusedPlan(plan, [...plan.findings, ...found]);
}

function nullsIn(value: unknown, place: string): string[] {
  if (value === null) return [place];
  if (typeof value !== 'object') return [];
  const at = (key: string): string => (Array.isArray(value) ? `${place}[${key}]` : place === '' ? key : `${place}.${key}`);
  return Object.entries(value).flatMap(([key, part]) => nullsIn(part, at(key)));
}
