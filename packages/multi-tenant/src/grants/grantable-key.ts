import { isAliasArn, keyBehind } from '@dynamorm-cdk/core/constructs';
import { refuse } from '../findings';

/** The ARN by which a policy can name a key: never that of an alias. */
export function grantableArn(key: { readonly keyArn: string }, label: string): string {
  const behind = keyBehind(key);
  if (!behind) throw unknownKey(key.keyArn, label);
  return behind.keyArn;
}

/** The same for a key of which the template has the ARN alone. */
export function checkedArn(arn: string, label: string): string {
  if (isAliasArn(arn)) throw unknownKey(arn, label);
  return arn;
}

function unknownKey(arn: string, label: string): Error {
  return refuse(
    'DYN-V097',
    `${label} has a key that is given as the alias \`${arn.replace(/^.*:/, '')}\`, and the key behind it is not known: a permission on an alias allows ` +
      'nothing. Give the key by Key.fromKeyArn or Key.fromLookup, or the alias by Alias.fromAliasAttributes with its aliasTargetKey.',
  );
}
