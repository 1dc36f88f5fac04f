import { writtenConstruct } from '@dynamorm-cdk/core/constructs';
import { diagnosticLine } from '@dynamorm-cdk/core/diagnostics';
import { type Finding, Severity } from '@dynamorm-cdk/model-spec';
import { Annotations } from 'aws-cdk-lib/core';
import { Construct, type IConstruct } from 'constructs';

/** Says a warning or an info of a table where CDK prints it: on the construct that a person wrote. */
export function annotate(table: IConstruct, finding: Finding): void {
  const place = writtenConstruct<IConstruct>(table);
  const id = `@dynamorm-cdk/table:${finding.code}`;
  if (isAcknowledged(place, id)) return;
  const annotations = Annotations.of(place);
  if (finding.severity === Severity.WARNING) annotations.addWarningV2(id, diagnosticLine(finding));
  else annotations.addInfoV2(id, diagnosticLine(finding));
}

/** CDK looks up an acknowledgement among the scopes above a construct, not on its own, so a child that is there for a moment asks for it. */
function isAcknowledged(place: IConstruct, id: string): boolean {
  if (place.node.locked) return false;
  const asking = new Construct(place, 'Acknowledged');
  Annotations.of(asking).addWarningV2(id, id);
  const acknowledged = asking.node.metadata.length === 0;
  place.node.tryRemoveChild(asking.node.id);
  return acknowledged;
}
