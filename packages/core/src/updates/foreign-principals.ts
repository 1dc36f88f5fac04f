import { isIntrinsic, known, type Properties, present, recordOf, recordsOf } from '../cloudformation';
import { isGlobal, type TableDefinition, type TableFact } from './fact';
import { has, isOn } from './parts';

/**
 * A resource policy that lets another account in does nothing where the key is the one that AWS manages: nobody can share that.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-considerations.html
 */
export function foreignPrincipalFacts(table: TableDefinition): TableFact[] {
  const { label, properties } = table;
  const owners = [properties, ...recordsOf(properties.Replicas)].filter((owner) => isManagedByAws(table, owner));
  const accounts = [...new Set(owners.flatMap((owner) => foreignAccounts(recordOf(owner.ResourcePolicy), table.account)))];
  if (accounts.length === 0) return [];
  const certain = table.account !== undefined;
  return [
    {
      rule: 'foreign-principal',
      outcome: certain ? 'updated' : 'unknown',
      message: `The resource policy of \`${label}\` allows ${accounts.join(', ')}${certain ? '' : ', which may be another account'}, but other accounts have no access to the AWS managed key.`,
      property: isGlobal(table) ? 'Replicas.ResourcePolicy' : 'ResourcePolicy',
      hint: 'Use a customer managed key that allows the other account, or the AWS owned key (no SSESpecification).',
    },
  ];
}

/** Encryption is on and names no key. */
function isManagedByAws({ properties }: TableDefinition, owner: Properties): boolean {
  const encryption = recordOf(present(properties.SSESpecification));
  return isOn(known(encryption.SSEEnabled)) && !has(encryption, 'KMSMasterKeyId') && !has(owner.SSESpecification, 'KMSMasterKeyId');
}

function foreignAccounts({ PolicyDocument: document }: Properties, own?: string): string[] {
  const statements = [recordOf(document).Statement].flat();
  const principals = statements.flatMap((statement) =>
    recordOf(statement).Effect === 'Allow' ? [recordOf(recordOf(statement).Principal).AWS].flat() : [],
  );
  return principals.flatMap((principal) => {
    const account =
      typeof principal === 'string' && !isIntrinsic(principal) ? /^(?:arn:[^:]*:iam::)?(\d{12})(?::|$)/.exec(principal)?.[1] : undefined;
    return account === undefined || account === own ? [] : [account];
  });
}
