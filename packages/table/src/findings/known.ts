import { Token } from 'aws-cdk-lib/core';

/** What each token begins with that the CDK writes into a text. */
const TOKEN = '${Token[';

/** Whether a value is unknown until deployment. Most values are texts, and of most texts a look shows that there is no token in them. */
export function isToken(value: unknown): boolean {
  return typeof value === 'string' ? value.includes(TOKEN) && Token.isUnresolved(value) : value !== undefined && Token.isUnresolved(value);
}

/** Whether a value is there and known at synthesis; values unknown until deployment are passed through, never judged. */
export function isKnown<T>(value: T | undefined): value is T {
  return value !== undefined && value !== null && !isToken(value);
}

/** Whether a value is a text that is known at synthesis. */
export function isPlainText(value: unknown): value is string {
  return typeof value === 'string' && !isToken(value);
}
