import { type KindMistake, kinds } from '@dynamorm-cdk/core/kinds';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding, findingsError } from './findings';

/** A value of another kind than its place takes. */
export function kindFinding(mistake: KindMistake): Finding {
  return finding('DYN-T039', { message: kinds.kindMessage(mistake), path: mistake.path });
}

/** Refuses values of another kind than a call takes, all of them at once. */
export function refuseKinds(subject: string, mistakes: readonly KindMistake[]): void {
  if (mistakes.length > 0) throw findingsError(subject, mistakes.map(kindFinding));
}
