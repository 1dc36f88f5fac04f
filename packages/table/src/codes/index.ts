import type { CodePage } from '@dynamorm-cdk/core/diagnostics';
import { capacityCodes } from './capacity';
import { documentCodes } from './documents';
import { environmentCodes } from './environment';
import { grantCodes } from './grants';
import { indexCodes } from './indexes';
import { keyCodes } from './keys';
import { replicaCodes } from './replicas';
import { rolloutCodes } from './rollouts';
import { settingCodes } from './settings';
import { templateCodes } from './template';

/** Every code of this package. */
export const codes = {
  ...keyCodes,
  ...indexCodes,
  ...capacityCodes,
  ...settingCodes,
  ...replicaCodes,
  ...environmentCodes,
  ...grantCodes,
  ...documentCodes,
  ...templateCodes,
  ...rolloutCodes,
};

/** A code of this package. */
export type Code = keyof typeof codes;

/** The page of the codes. */
export const codePage: CodePage = {
  page: 'packages/table/docs/codes.md',
  title: 'Error codes of @dynamorm-cdk/table',
  introduction: [
    'Every finding has a code that is never reused. Errors stop synthesis, and all of them are reported together.',
    'Warnings and informational messages appear as annotations: acknowledge one with `Annotations.of(scope).acknowledgeWarning("@dynamorm-cdk/table:<code>", "<reason>")`.',
  ],
  groups: [
    { title: 'Names and keys', language: 'ts', codes: Object.values(keyCodes) },
    { title: 'Indexes', language: 'ts', codes: Object.values(indexCodes) },
    { title: 'Capacity', language: 'ts', codes: Object.values(capacityCodes) },
    { title: 'Settings and tags', language: 'ts', codes: Object.values(settingCodes) },
    { title: 'Replicas and customer keys', language: 'ts', codes: Object.values(replicaCodes) },
    { title: 'Environment variables', language: 'ts', codes: Object.values(environmentCodes) },
    { title: 'Grants', language: 'ts', codes: Object.values(grantCodes) },
    { title: 'Model documents and published shapes', language: 'ts', codes: Object.values(documentCodes) },
    { title: 'The template against the declaration', language: 'ts', codes: Object.values(templateCodes) },
    { title: 'Staged rollouts', language: 'ts', codes: Object.values(rolloutCodes) },
  ],
};
