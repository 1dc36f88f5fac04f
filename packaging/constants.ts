/**
 * What stands in the code where a sibling's enum, or a class of nothing but texts, is used: its texts. All packages have one version, so they are
 * those that the sibling has, and who needs no more of it need not load it.
 */
export function constantsOf(sibling: string, name: string, load: NodeJS.Require): string | undefined {
  if (!/^@dynamorm-cdk\/[^/]+$/.test(sibling)) return undefined;
  const value: object = load(sibling)[name];
  const texts = Object.entries(value);
  const isMore = typeof value === 'function' && Object.getOwnPropertyNames(value.prototype).length > 1;
  if (isMore || texts.length === 0 || !texts.every(([, text]) => typeof text === 'string')) return undefined;
  return `${name}: ${JSON.stringify(Object.fromEntries(texts))}`;
}
