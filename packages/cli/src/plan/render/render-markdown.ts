import { type Finding, Severity } from '@dynamorm-cdk/model-spec';
import type { TablePlan } from '../sides/table-plan';
import { changeText, outcomeText } from './render-text';

/** The plans as a comment of a pull request. */
export function renderMarkdown(plans: TablePlan[], findings: Finding[]): string {
  const changed = plans.filter(({ outcome }) => outcome !== 'unchanged');
  const { length } = plans;
  const summary = `${changed.length} of ${length} ${length === 1 ? 'table' : 'tables'} change.`;
  return [
    '### DynamoDB tables',
    '',
    changed.length === 0 ? 'No table changes.' : summary,
    '',
    ...(changed.length === 0 ? [] : [...table(changed), '']),
    ...changed.flatMap(details),
    ...findings.flatMap(({ code, severity, message, hint }) => [
      `- ${severity === Severity.ERROR ? `**${severity}**` : severity} ${code}: ${line(message)}${hint === undefined ? '' : ` ${line(hint)}`}`,
    ]),
    '',
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

function table(plans: TablePlan[]): string[] {
  const rows = plans.map((plan) => {
    const outcome = plan.dataLoss ? `:warning: **${outcomeText(plan)}**` : outcomeText(plan);
    return `| \`${cell(plan.table)}\` | ${outcome} | ${plan.deployments.length} |`;
  });
  return ['| table | what happens | deployments |', '| --- | --- | --- |', ...rows];
}

function details({ table: name, deployments, outcome }: TablePlan): string[] {
  if (deployments.length < 2 && outcome !== 'updated') return [];
  return [
    `#### \`${name}\``,
    '',
    ...deployments.map(
      ({ after, changes }, at) =>
        `${at + 1}. ${changes.map((change) => line(changeText(change, '`'))).join('; ')}${after ? ` (once ${after})` : ''}`,
    ),
    '',
  ];
}

/** A line of a list stays one, and what a template says is no markup. */
function line(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[<>]/g, (sign) => (sign === '<' ? '&lt;' : '&gt;'));
}

function cell(text: string): string {
  return line(text).replace(/\|/g, '\\|');
}
