import { errorAtCaller } from '@dynamorm-cdk/core/diagnostics';

/** What the package refuses, each under its own stable code. Never reuse a number. */
export enum Code {
  SEPARATOR = 'DYN-V001',
  PREFIX = 'DYN-V002',
  TAG_KEY = 'DYN-V003',
  TABLE_NAME_PREFIX = 'DYN-V004',
  INDEX_NAME = 'DYN-V005',
  SHARDS = 'DYN-V006',
  KEY_TYPE = 'DYN-V010',
  TENANT_INDEX = 'DYN-V011',
  INDEX_LIST = 'DYN-V012',
  UNDECLARED_INDEX = 'DYN-V013',
  NO_TABLE = 'DYN-V014',
  CONFLICTING_ISOLATION = 'DYN-V015',
  UNKNOWN_SHAPE = 'DYN-V016',
  UNTAGGED_SESSIONS = 'DYN-V020',
  TAGGED_ROLE = 'DYN-V021',
  POLICY_NOT_RENDERED = 'DYN-V022',
  TRUST_WIDENED = 'DYN-V023',
  BOUNDARY_REPLACED = 'DYN-V024',
  OTHER_ACCOUNT = 'DYN-V025',
  NO_WRITE = 'DYN-V030',
  PLAIN_GRANT = 'DYN-V031',
  STREAM_GRANT = 'DYN-V032',
  DAX_GRANT = 'DYN-V033',
  TABLE_OUT_OF_REACH = 'DYN-V034',
  ALL_TENANTS = 'DYN-V035',
  STATEMENT_TOO_LARGE = 'DYN-V040',
  POLICY_QUOTA = 'DYN-V041',
  TENANT_ATTRIBUTE = 'DYN-V050',
  TENANT_ID = 'DYN-V051',
  // DYN-V052 is retired: it refused a method that is gone.
  BROKER = 'DYN-V060',
  ROLE_NAME = 'DYN-V061',
  FEDERATION = 'DYN-V062',
}

/** A refusal as one line: what would leak or fail, and what to do instead. */
export function refusalLine(code: Code, message: string): string {
  return `${code}: ${message}`;
}

/** The error that a constructor or method throws. */
export function refuse(code: Code, message: string): Error {
  return errorAtCaller(refusalLine(code, message));
}
