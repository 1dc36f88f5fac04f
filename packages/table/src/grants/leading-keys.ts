import type { Conditions } from './key-grant';

/** `ForAllValues` is true where the key is absent, so the Null guard stands beside it. */
export function leadingKeyConditions(patterns: string[] | undefined): Conditions | undefined {
  if (!patterns) return undefined;
  return {
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
    Null: { 'dynamodb:LeadingKeys': 'false' },
  };
}

/** Whether a text says more than itself. */
export function isPattern(text: string): boolean {
  return /[*?]/.test(text);
}
