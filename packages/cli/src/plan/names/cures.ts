import type { TableSide } from '../sides/table-side';

/** How a table gets another logical id or another stack without being made a second time: it depends on who writes the template. */
export function cureFor({ kind, scope, label }: TableSide, old: TableSide): string {
  const moved = scope !== old.scope && old.source !== 'file';
  const back = moved ? 'Leave the table in its stack' : `Give it its old logical id \`${old.logicalId ?? old.selector}\` back`;
  switch (kind) {
    case 'cdk':
      return (
        `${back}${moved ? '' : ' (`overrideLogicalId`)'}, or tell CloudFormation that it is the same table: \`cdk refactor --unstable=refactor\` in a deployment without ` +
        `another change, or \`cdk orphan --unstable=orphan\` for \`${old.constructPath ?? old.label}\` and \`cdk import\` for \`${label}\`.`
      );
    case 'sam':
      return (
        `${back}. SAM has no way to rename it: retain the table (\`DeletionPolicy: Retain\`), deploy without it, and import it with ` +
        '`aws cloudformation create-change-set --change-set-type IMPORT`; or use a stack refactor of CloudFormation.'
      );
    default:
      return (
        `${back}, or use \`aws cloudformation create-stack-refactor\`; or retain the table (\`DeletionPolicy: Retain\`), deploy without it, and import it with ` +
        '`aws cloudformation create-change-set --change-set-type IMPORT`.'
      );
  }
}
