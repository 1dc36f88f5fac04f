import { PROOF_ASSUMPTIONS } from '@dynamorm-cdk/core/constructs';
import { type IsolationDesign, SharedTableDesign } from '../isolation/isolation-design';

/** What a solver has shown of the policies of a design, and what that takes for granted. */
export interface Proved {
  readonly statements: readonly string[];
  readonly assumptions: readonly string[];
  /** How to prove it of this app, with all that its templates attach to the role. */
  readonly command: string;
}

/**
 * The theorems that the tests of this package prove of the policies of each design, for any tenant id, key, action, index and region.
 * What a template attaches besides is not known here: the command proves that.
 */
export function provedOf(design: IsolationDesign): Proved {
  const shared = design instanceof SharedTableDesign;
  const places = shared && !design.reachesTable ? 'the tenant index' : 'the table or an index with the same partition key';
  return {
    statements: [
      shared
        ? `An allowed call comes from a session with a tenant, names at least one key, addresses ${places}, and each of its keys is the tenant's own.`
        : "An allowed call comes from a session with a tenant, and reaches the tenant's own table or one of its indexes.",
      ...(shared ? ['No key belongs to two tenants.'] : []),
      'The Allows ensure this without the Denies. The Denies ensure it too, even if any Allow for a direct call to DynamoDB is added to the role or to the policy of a table.',
    ],
    assumptions: PROOF_ASSUMPTIONS,
    command: 'dynamorm-cdk prove --template cdk.out',
  };
}
