import type { CodePage } from '@dynamorm-cdk/core/diagnostics';
import { ruleGroups } from './registry';

/** The page of the rules. */
export const codePage: CodePage = {
  page: 'packages/model-spec/docs/rules.md',
  title: 'Error codes of model documents',
  introduction: [
    'Every rule has a code that is never reused for another rule. Errors make synthesis and the command line fail. Warnings work, but are rarely intended. Informational messages need no action. Raise, lower or silence a code with `ValidateOptions`.',
  ],
  groups: ruleGroups(),
};
