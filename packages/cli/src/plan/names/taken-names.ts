import { expressionText } from '@dynamorm-cdk/core/cloudformation';
import { keysText } from '@dynamorm-cdk/core/dynamodb';
import { type Finding, Severity } from '@dynamorm-cdk/model-spec';
import { finding } from '../../codes';
import { placeOf } from '../../tables/found-table';
import type { TablePlan } from '../sides/table-plan';
import type { TableSide } from '../sides/table-side';
import { cureFor } from './cures';
import { candidateOf, isOneAccount, madeBy, meetingOf, type NameHolder } from './name-holders';

/**
 * Plans with what their names mean together: CloudFormation makes a table before it deletes or lets go of another one, so a name that is
 * there is taken. Tables that no plan is about (those of stacks that are not deployed) keep theirs.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html
 */
export function withTakenNames(plans: TablePlan[], untouched: TableSide[]): TablePlan[] {
  const there = [...untouched, ...plans.flatMap(({ from }) => (from === undefined ? [] : [from]))].map((side) => candidateOf(side, false));
  const made = plans.map((plan) => {
    const side = madeBy(plan);
    return side && candidateOf({ ...side, keptParameters: plan.from?.values?.declared ?? side.keptParameters }, true);
  });
  const removed = new Set(plans.filter(({ to }) => to === undefined).map(({ from }) => from));
  return plans.map((plan, at) => {
    const own = made[at];
    if (own === undefined) return plan;
    // Of two new tables of one name the second one is told.
    const earlier = made.slice(0, at).flatMap((other, before) => (other !== undefined && plans[before].from === undefined ? [other] : []));
    const held = there.filter(({ side }) => side !== plan.from);
    const meetings = [...held, ...earlier].flatMap((other) => meetingOf(own, other) ?? []);
    const found = meetings.find(({ clash }) => clash === 'certain') ?? meetings[0];
    if (found !== undefined) return taken(plan, found.own, found.other, found.clash === 'certain', removed.has(found.other.side));
    if (plan.from !== undefined || own.ways.some((one) => one?.name !== undefined)) return plan;
    return withTwin(
      plan,
      own.side,
      [...removed].flatMap((side) => (side ? [side] : [])),
    );
  });
}

function taken(plan: TablePlan, { side, name }: NameHolder, { side: other }: NameHolder, certain: boolean, isMoved: boolean): TablePlan {
  const where = other.scope === side.scope || other.source === 'file' ? '' : ` in \`${other.scope}\``;
  const while_ = isMoved ? 'while the old table is there, and also where it is retained' : 'as long as that table is there';
  const message = certain
    ? `\`${side.label}\` cannot be created: \`${other.label}\`${where} already has the name \`${expressionText(name)}\`, ${while_}.`
    : `It is possible that \`${side.label}\` cannot be created: \`${other.label}\`${where} can have the same name \`${expressionText(name)}\`.`;
  const found: Finding = finding('DYN-C328', {
    ...(certain ? {} : { severity: Severity.WARNING }),
    message,
    hint: isMoved ? cureFor(side, other) : 'Give it another name.',
    ...placeOf(side),
  });
  const findings = [found, ...plan.findings];
  return certain ? { ...plan, outcome: 'refused', dataLoss: false, deployments: [], findings } : { ...plan, outcome: 'unknown', findings };
}

/** A table without a fixed name that looks like one which leaves is a second, empty one. */
function withTwin(plan: TablePlan, side: TableSide, removed: TableSide[]): TablePlan {
  const twins = removed.filter((one) => one.type === side.type && shapeText(one) === shapeText(side) && isOneAccount(side, one));
  if (twins.length !== 1) return plan;
  const [twin] = twins;
  const message = `\`${side.label}\` is created empty: it has the keys and indexes of \`${twin.label}\`, which leaves${twin.scope === side.scope || twin.source === 'file' ? ' under another logical id' : ` \`${twin.scope}\``}, and CloudFormation does not move its items.`;
  return { ...plan, findings: [...plan.findings, finding('DYN-C334', { message, hint: cureFor(side, twin), ...placeOf(side) })] };
}

function shapeText({ shape: { partitionKey, sortKey, indexes = [] } }: TableSide): string {
  return [keysText([partitionKey], sortKey ? [sortKey] : []), ...indexes.map(({ name }) => name).sort()].join('; ');
}
