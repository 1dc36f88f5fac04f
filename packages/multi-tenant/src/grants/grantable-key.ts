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
    `${label} has the alias \`${arn.replace(/^.*:/, '')}\` as its key, and the key of the alias is unknown. A permission on an alias allows ` +
      'nothing. Import the key with Key.fromKeyArn or Key.fromLookup, or the alias with Alias.fromAliasAttributes and its aliasTargetKey.',
  );
}
