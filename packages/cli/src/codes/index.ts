import { type CodePage, diagnosing } from '@dynamorm-cdk/core/diagnostics';
import { codes as sourceCodes, codeGroups as sourceGroups } from '@dynamorm-cdk/model-source';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { consequenceCodes } from './consequences';
import { failureCodes } from './failures';
import { planCodes, rolloutCodes } from './plan';
import { proofCodes } from './proof';
import { refusalCodes } from './refusals';
import { rolloutFailureCodes, rolloutFindingCodes, rolloutStopCodes } from './rollout';
import { suppressionCodes } from './suppression';
import { deployedCodes, documentCodes, tableCodes } from './tables';

/** What the commands find, beside the rules of the validator and the readers of source code. */
const findingCodes = {
  ...tableCodes,
  ...deployedCodes,
  ...documentCodes,
  ...planCodes,
  ...refusalCodes,
  ...consequenceCodes,
  ...rolloutCodes,
  ...rolloutFindingCodes,
  ...proofCodes,
  ...suppressionCodes,
};

/** A code of a failure. */
export type FailureCode = keyof typeof failureCodes | keyof typeof rolloutFailureCodes;

/** Whether findings of the commands or of the readers have a code. */
export function isFindingCode(code: string): boolean {
  return Object.hasOwn(findingCodes, code) || Object.hasOwn(sourceCodes, code);
}

/** A finding of a command. */
export const finding = diagnosing<keyof typeof findingCodes, Finding>(findingCodes);

/** The page of the codes, those of the readers included. */
export const codePage: CodePage = {
  page: 'packages/cli/docs/codes.md',
  title: 'Error codes of the command line',
  introduction: [
    'A code is never given to another problem. `--severity` raises or lowers the findings of a code, and `--silence` omits them.',
    'Codes of model documents (`DYN-M...`) are in [Rules](../../model-spec/docs/rules.md).',
  ],
  groups: [
    { title: 'What keeps a command from running', language: 'sh', codes: Object.values(failureCodes) },
    { title: 'Suppressions and baselines', language: 'yaml', codes: Object.values(suppressionCodes) },
    { title: 'Models against tables', language: 'sh', codes: Object.values(tableCodes) },
    { title: 'Deployed tables', language: 'sh', codes: Object.values(deployedCodes) },
    { title: 'Model documents from source code', language: 'sh', codes: Object.values(documentCodes) },
    ...sourceGroups,
    { title: 'What a deployment does to tables', language: 'yaml', codes: Object.values(planCodes) },
    { title: 'What CloudFormation and DynamoDB refuse', language: 'yaml', codes: Object.values(refusalCodes) },
    { title: 'What follows from a deployment', language: 'yaml', codes: Object.values(consequenceCodes) },
    { title: 'Staged rollouts', language: 'sh', codes: Object.values(rolloutCodes) },
    { title: 'What keeps a rollout from beginning', language: 'sh', codes: Object.values(rolloutFailureCodes) },
    { title: 'Models during a rollout', language: 'sh', codes: Object.values(rolloutFindingCodes) },
    { title: 'What ends a rollout', language: 'sh', codes: Object.values(rolloutStopCodes) },
    { title: 'Proofs of tenant isolation', language: 'yaml', codes: Object.values(proofCodes) },
  ],
};
