import { codeSpan, markdownText, renderMarkdown } from '@dynamorm-cdk/core/diagnostics';
import { count } from '@dynamorm-cdk/core/text';
import type { Finding } from '@dynamorm-cdk/model-spec';
import type { TablePlan } from '../sides/table-plan';
import { changeText, outcomeText } from './render-text';

/** The plans as a comment of a pull request. */
export function renderPlanMarkdown(plans: TablePlan[], findings: Finding[]): string {
  const changed = plans.filter(({ outcome }) => outcome !== 'unchanged');
  return [
    '### DynamoDB tables',
    '',
    changed.length === 0 ? 'No table changes.' : `${changed.length} of ${count(plans.length, 'table')} change.`,
    '',
    ...(changed.length === 0 ? [] : [...table(changed), '']),
    ...changed.flatMap(details),
    renderMarkdown(findings),
    '',
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

function table(plans: TablePlan[]): string[] {
  const rows = plans.map((plan) => {
    const outcome = plan.dataLoss ? `:warning: **${outcomeText(plan)}**` : outcomeText(plan);
    return `| ${codeSpan(plan.table)} | ${outcome} | ${plan.deployments.length} |`;
  });
  return ['| table | what happens | deployments |', '| --- | --- | --- |', ...rows];
}

function details({ table: name, deployments, outcome }: TablePlan): string[] {
  if (deployments.length < 2 && outcome !== 'updated') return [];
  const steps = deployments.map(({ after, changes }, at) => {
    const shown = changes.map((change) => markdownText(changeText({ ...change, subject: change.subject.replaceAll('`', "'") }, '`')));
    return `${at + 1}. ${shown.join('; ')}${after ? ` (once ${markdownText(after)})` : ''}`;
  });
  return [`#### ${codeSpan(name)}`, '', ...steps, ''];
}
