import { errorAtCaller } from '@dynamorm-cdk/core/diagnostics';
import { type Kind, type KindMistake, kinds } from '@dynamorm-cdk/core/kinds';
import { wrongArgument } from '../document/usage-rules';

/** Refuses arguments of another kind than a call takes, all of them at once: plain JavaScript has no types that would. */
export function refuseKinds(call: string, mistakes: readonly KindMistake[]): void {
  if (mistakes.length === 0) return;
  throw errorAtCaller(`${wrongArgument.code} ${call}: ${mistakes.map(kinds.kindMessage).join(' ')}`);
}

/** Options without those that are null; options of another kind are refused together with what is wrong before them. */
export function statedOptions<O extends object>(call: string, given: O, kind: Kind, before: readonly KindMistake[] = []): O {
  const options = kinds.withoutNulls(given);
  refuseKinds(call, [...before, ...kind(options, 'options')]);
  return options;
}
