import { Token } from 'aws-cdk-lib/core';
import { refuse } from '../findings';

/** What STS lets a tag value hold. Nothing else can ever come through a tenant's tag. */
const TAG_CHARACTER = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]$/u;

/** Keys that may stand in a policy variable without being read as something else. */
const TAG_KEY = /^(?!aws:)[a-z0-9_.:/=+@-]{1,128}$/i;

/** Whether a text could be a tenant's id. */
export function isTagText(text: string): boolean {
  return [...text].every((char) => TAG_CHARACTER.test(char));
}

/** Throws where a separator could itself be part of a tenant id. */
export function checkSeparator(separator: string): void {
  if (Token.isUnresolved(separator) || separator === '') {
    throw refuse('DYN-V001', `the separator must be literal text of at least one character, got: ${JSON.stringify(separator)}.`);
  }
  if (isTagText(separator)) {
    throw refuse(
      'DYN-V001',
      `the separator \`${separator}\` can be part of a tenant id, because session tags allow it: tenant \`acme\` would read the ` +
        `items of tenant \`acme${separator}eu\`. Use a character that tags do not allow, such as #, |, ~, ! or %.`,
    );
  }
}

/** Throws where the static part of a key is not known, or where it says nothing. */
export function checkPrefix(prefix: string, separator: string | undefined): void {
  if (Token.isUnresolved(prefix)) {
    throw refuse('DYN-V002', 'the prefix must be literal text. A token cannot be escaped, and a `*` in it would expose other tenants.');
  }
  if (prefix === '' && separator === undefined) {
    throw refuse('DYN-V002', 'a partition key without prefix and separator is the tenant id itself. Use TenantIsolation.partitionKey().');
  }
}

/** Throws where a tag key could not stand in `${aws:PrincipalTag/...}`. */
export function checkTagKey(tagKey: string): void {
  if (Token.isUnresolved(tagKey) || !TAG_KEY.test(tagKey)) {
    throw refuse(
      'DYN-V003',
      `the tenant tag key must be 1 to 128 letters, digits or _ . : / = + @ - and must not start with aws: in upper or lower case, got: \`${tagKey}\`.`,
    );
  }
}

/** The text of a policy value that stands for itself where wildcards count (StringLike). */
export function escapeForLike(text: string): string {
  return text.replace(/[*?$]/g, (char) => `\${${char}}`);
}

/** The text of a policy value that stands for itself where wildcards do not count (StringEquals): only `$` could begin a variable. */
export function escapeForEquals(text: string): string {
  return text.replace(/\$/g, '${$}');
}
