import { kinds } from '@dynamorm-cdk/core/kinds';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { refuseKinds } from '../findings/kind-findings';
import type { GrantOptions } from './grant-options';

/** What is in a list of patterns is judged by itself. */
const patterns = kinds.listOf(() => [], 'a list of patterns');
const grantee = kinds.made('a grantee, such as a function or a role', 'grantPrincipal');

const OPTIONS = kinds.propsOf<GrantOptions>({
  models: kinds.made('a ModelDocument', 'models'),
  indexes: kinds.listOf(kinds.text, 'a list of names'),
  leadingKeys: patterns,
  indexLeadingKeys: kinds.mapOf(patterns),
  allTenants: kinds.flag,
});

/** The options of a grant without those that are null; a grant to nobody, or by options of another kind, is refused. */
export function statedOptions(subject: string, to: IGrantable, given: GrantOptions): GrantOptions {
  const options = kinds.withoutNulls(given);
  refuseKinds(subject, [...grantee(to, 'grantee'), ...OPTIONS(options, 'options')]);
  return options;
}
