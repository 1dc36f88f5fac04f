import {
  hasResourceNameCharacters,
  isResourceNameLength,
  isShortAttributeName,
  isVariableName,
  limits,
  reservedVariables,
} from '@dynamorm-cdk/core/dynamodb';
import type { FindingList } from '../findings/finding-list';
import { isKnown } from '../findings/known';

/** Refuses a table or index name that DynamoDB would refuse at deployment. */
export function checkResourceName(list: FindingList, path: string, name: string | undefined): void {
  if (!isKnown(name) || checkEmpty(list, path, name) || checkText(list, path, name)) return;
  if (!isResourceNameLength(name.length)) {
    list.add(
      'DYN-T005',
      `The name \`${name}\` has ${name.length} ${name.length === 1 ? 'character' : 'characters'}; DynamoDB allows 3 to 255.`,
      { path, found: name },
    );
  }
  if (!hasResourceNameCharacters(name)) {
    list.add('DYN-T005', `The name \`${name}\` has characters that DynamoDB refuses.`, {
      path,
      found: name,
      expected: 'letters, digits, `_`, `.` and `-`',
      hint: 'Use letters, digits, `_`, `.` and `-` alone.',
    });
  }
}

/** Refuses what is no text, as a program without types passes it; says whether it was that. */
function checkText(list: FindingList, path: string, name: unknown): boolean {
  if (typeof name === 'string') return false;
  list.add('DYN-T005', `The name is ${name}, which is no text.`, { path, hint: 'Give a text, in quotes.' });
  return true;
}

/** Whether nothing can be said against an attribute name: tokens are short too. */
export function isFitAttributeName(name: unknown): boolean {
  return typeof name === 'string' && name !== '' && isShortAttributeName(name);
}

/** Refuses an attribute name that DynamoDB would refuse. */
export function checkAttributeName(list: FindingList, path: string, name: string | undefined): void {
  if (isFitAttributeName(name) || !isKnown(name) || checkEmpty(list, path, name)) return;
  if (!isShortAttributeName(name)) {
    const bytes = Buffer.byteLength(name, 'utf8');
    list.add(
      'DYN-T006',
      `The attribute name \`${name.slice(0, 40)}...\` has ${bytes} bytes; DynamoDB allows 1 to ${limits.attributeNameBytes}.`,
      { path },
    );
  }
}

/** Refuses an environment variable that Lambda would refuse, or that `connect` sets to something else. */
export function checkVariableName(list: FindingList, path: string, name: string | undefined): void {
  if (!isKnown(name) || checkEmpty(list, path, name)) return;
  if (!isVariableName(name)) {
    list.add('DYN-T025', `\`${name}\` cannot be the name of an environment variable of a Lambda function.`, {
      path,
      found: name,
      hint: 'Use two or more letters, digits and `_`, a letter first, and no name that begins with `AWS_` or `LAMBDA_`.',
    });
  }
  if (reservedVariables.includes(name)) {
    list.add('DYN-T025', `\`${name}\` is reserved: connect sets it to another value.`, {
      path,
      found: name,
      hint: 'Choose another name, such as `ORDERS_TABLE_NAME`.',
    });
  }
}

/** Refuses an empty string, which CDK would drop in silence; says whether it was one. */
export function checkEmpty(list: FindingList, path: string, value: string, hint = 'Remove it, or set a value.'): boolean {
  if (value !== '') return false;
  list.add('DYN-T004', 'The value is an empty string.', { path, found: '""', hint });
  return true;
}
