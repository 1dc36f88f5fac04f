import { expressionText, present, sameValue } from '@dynamorm-cdk/core/cloudformation';
import { type Finding, Severity } from '@dynamorm-cdk/model-spec';
import { finding } from '../../codes';
import { placeOf } from '../../tables/found-table';
import { keeps } from '../sides/retained';
import type { Pair, TablePlan } from '../sides/table-plan';
import type { TableSide } from '../sides/table-side';
import { isProtected } from './removal';

/** What becomes of a table as a whole. */
type Fate = Pick<TablePlan, 'outcome' | 'dataLoss' | 'deployments' | 'findings'>;

/**
 * A type cannot be changed: CloudFormation refuses it or deletes the table, says the documentation.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html
 */
export function converted({ from, to }: Pair, allowed: boolean): Fate {
  return lost({ from, to }, `its resource changes from ${from.type} to ${to.type}, which CloudFormation cannot convert`, allowed);
}

/**
 * A new, empty table takes the place of the old one. A name that stays keeps CloudFormation from making it.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html
 */
export function replaced(pair: Pair, reasons: string[], allowed: boolean): Fate {
  const { from, to } = pair;
  const why = reasons.join(', and ');
  const name = present(to.properties.TableName);
  if (name === undefined || !sameValue(name, from.properties.TableName)) return lost(pair, why, allowed);
  const message = `\`${to.label}\` would be replaced, since ${why}; its name \`${expressionText(name)}\` is fixed, and CloudFormation refuses that.`;
  const hint = 'Make a second table under another logical id and name, copy the items, and remove the first.';
  return { outcome: 'refused', dataLoss: false, deployments: [], findings: [finding('DYN-C302', { message, hint, ...placeOf(to) })] };
}

function lost({ from, to }: Pair, why: string, allowed: boolean): Fate {
  const message = `\`${to.label}\` is replaced, because ${why}. Data loss: a new, empty table replaces it, and ${fateOf(from, to)}.`;
  const hint = 'Make a second table, copy the items, and remove the first; `--allow-replacement` where they may go.';
  return {
    outcome: 'replaced',
    dataLoss: true,
    deployments: [{ changes: [{ kind: 'replace-table', subject: to.label, detail: why }] }],
    findings: [replacementFinding({ message, hint, ...placeOf(to) }, allowed)],
  };
}

/** Data loss is an error unless the caller allows it. */
export function replacementFinding(details: Omit<Finding, 'code' | 'severity'>, allowed: boolean): Finding {
  return finding('DYN-C301', { ...(allowed ? { severity: Severity.WARNING } : {}), ...details });
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html */
function fateOf(from: TableSide, to: TableSide): string {
  const kept = [from, to].map(({ updateReplacePolicy }) => keeps('UpdateReplacePolicy', updateReplacePolicy));
  if (kept.every((one) => one === true)) return 'the old one stays outside of the stack with its items';
  if (isProtected(from)) return 'the old one stays, since it is protected, outside of the stack with its items';
  if (!from.policiesKnown || !kept.includes(false))
    return 'the old one goes with its items unless its UpdateReplacePolicy, which is not known here, retains it';
  return 'the old one goes with its items';
}
