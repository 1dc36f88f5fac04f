import { codesOf } from '@dynamorm-cdk/core/diagnostics';
import { didYouMean, quote } from '@dynamorm-cdk/core/text';
import type { Findings } from '../document/findings';
import { codeUnknown } from '../document/usage-rules';
import { rulesByCode } from '../rules/registry';
import type { ValidateOptions } from './validate-options';

/** Warns of codes that the options name and no rule has. */
export function reportUnknownCodes(options: ValidateOptions, findings: Findings): void {
  for (const code of codesOf(options)) {
    if (rulesByCode().has(code)) continue;
    findings.add(codeUnknown, undefined, {
      message: `The rule ${quote(code)} does not exist, so it cannot be raised or silenced.`,
      found: code,
      hint: didYouMean(code, rulesByCode().keys()),
    });
  }
}
