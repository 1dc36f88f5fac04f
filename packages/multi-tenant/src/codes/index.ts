import type { CodePage } from '@dynamorm-cdk/core/diagnostics';
import { grantCodes } from './grants';
import { isolationCodes } from './isolation';
import { roleCodes } from './roles';
import { tableCodes } from './tables';

/** Every code of this package. */
export const codes = { ...isolationCodes, ...tableCodes, ...roleCodes, ...grantCodes };

/** A code of this package. */
export type Code = keyof typeof codes;

/** The page of the codes. */
export const codePage: CodePage = {
  page: 'packages/multi-tenant/docs/codes.md',
  title: 'Error codes of @dynamorm-cdk/multi-tenant',
  introduction: [
    "Each code describes one way in which a tenant could access another tenant's items, or in which isolation could fail at deployment. Errors stop synthesis. Codes are never reused.",
  ],
  retired: ['DYN-V052'],
  groups: [
    { title: 'Isolation', language: 'ts', codes: Object.values(isolationCodes) },
    { title: 'Tables and models', language: 'ts', codes: Object.values(tableCodes) },
    { title: 'Roles and sessions', language: 'ts', codes: Object.values(roleCodes) },
    { title: 'Grants and policies', language: 'ts', codes: Object.values(grantCodes) },
  ],
};
