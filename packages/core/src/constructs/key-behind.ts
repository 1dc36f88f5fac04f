interface Key {
  readonly keyArn: string;
}

/**
 * The key that a permission can name. In a statement, the ARN of an alias means the alias and never its key, so a grant on it allows nothing.
 * `undefined` where only the alias is known.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
 */
export function keyBehind<K extends Key>(key: K): K | undefined {
  if ('aliasTargetKey' in key) return keyBehindAlias(key as K & { readonly aliasTargetKey: K });
  return isAliasArn(key.keyArn) ? undefined : key;
}

/** Whether an ARN, of which parts may be unknown until deployment, is that of an alias. */
export function isAliasArn(arn: string): boolean {
  return /^arn:[^:]*:kms:[^:]*:[^:]*:alias\//.test(arn);
}

/** An alias that was imported by its name throws where its key is asked for. */
function keyBehindAlias<K extends Key>(alias: { readonly aliasTargetKey: K }): K | undefined {
  try {
    return keyBehind(alias.aliasTargetKey);
  } catch {
    return undefined;
  }
}
