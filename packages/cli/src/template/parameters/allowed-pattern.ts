import { runInNewContext } from 'node:vm';

/** What Java reads otherwise than JavaScript, or JavaScript does not have: flags, possessive quantifiers, classes in classes and the like. */
const otherwiseInJava = [/\\[aAeEGhHNpPQRvVXzZ]/, /\\x\{/, /\(\?(?![:=!<])/, /[*+?}]\+/, /&&/, /\[\^?\]/, /\[(?:[^\]\\]|\\.)*\[/];

/** Milliseconds. A pattern can be written so that it takes years. */
const longest = 1000;

/**
 * Whether a whole text matches a regular expression of CloudFormation, which is one of Java; `undefined` where JavaScript may read it otherwise,
 * or does not come to an end.
 */
export function matchesWhole(pattern: string, text: string): boolean | undefined {
  if (otherwiseInJava.some((one) => one.test(pattern))) return undefined;
  try {
    const sandbox = { source: `^(?:${pattern})$`, text };
    return runInNewContext('new RegExp(source).test(text)', sandbox, { timeout: longest }) as boolean;
  } catch {
    return undefined;
  }
}
