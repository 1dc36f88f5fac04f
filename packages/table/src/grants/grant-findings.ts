import { didYouMean } from '@dynamorm-cdk/core/text';
import type { Finding } from '@dynamorm-cdk/model-spec';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { finding } from '../findings/findings';
import type { GrantTarget } from './grant-target';
import { granteeName, wholeAccount } from './grantee-name';
import { isPattern } from './leading-keys';
import { everybodyIn, foreignAccountsOf } from './principal-accounts';
import type { StreamPermission } from './stream-permission';
import type { UpdatableGrant } from './updatable-grant';

const path = 'grants';

/** What is wrong with the grants of a table once all calls are made. */
export function grantFindings(
  target: GrantTarget,
  grants: readonly UpdatableGrant[],
  streams: readonly StreamPermission[] = [],
): Finding[] {
  const ofTable = grants.flatMap((grant) => [
    ...unknown(target, grant),
    ...retiring(grant),
    ...unnarrowed(target, grant),
    ...patternsOnNumbers(target, grant),
    ...unnamed(grant),
  ]);
  const ofAny = [...grants, ...streams].flatMap(({ grantee, grant }) => [
    ...byManagedKey(target, grantee),
    ...ofEverybody(grantee, grant.resourceStatements.length > 0),
  ]);
  const all = [
    ...ofTable,
    ...streams.filter(({ lacksRoleName }) => lacksRoleName).map(({ grantee }) => unnamedRole('stream', grantee)),
    ...ofAny,
  ];
  const lines = new Set<string>();
  return all.filter(({ code, message }) => !lines.has(`${code} ${message}`) && lines.add(`${code} ${message}`));
}

function unknown(target: GrantTarget, grant: UpdatableGrant): Finding[] {
  const names = grant.unknownIndexes();
  if (names.length === 0) return [];
  const kind = grant.ofVectors ? 'vector index' : 'index';
  const known = (grant.ofVectors ? target.vectorIndexNames() : target.indexes().map(({ name }) => name)) ?? [];
  const has = known.length === 0 ? `The table has no ${kind}.` : `The table has ${known.map((one) => `\`${one}\``).join(', ')}.`;
  return names.map((name) =>
    finding('DYN-T060', {
      message: `The grant to ${granteeName(grant.grantee)} names the ${kind} \`${name}\`, which the table does not have.`,
      path,
      found: name,
      expected: known.join(', ') || `no ${kind}`,
      hint: [didYouMean(name, known), has].filter((part) => part !== undefined).join(' '),
    }),
  );
}

function retiring(grant: UpdatableGrant): Finding[] {
  return grant.retiringIndexes().map((name) =>
    finding('DYN-T095', {
      message: `The grant to ${granteeName(grant.grantee)} names the index \`${name}\`, which a later wave of the rollout deletes. From that wave on, synthesis fails.`,
      path,
      found: name,
      hint: 'A grant without index names covers it as long as it exists.',
    }),
  );
}

function unnarrowed(target: GrantTarget, grant: UpdatableGrant): Finding[] {
  return grant.unnarrowedIndexes().map(({ name, partitionKey }) =>
    finding('DYN-T066', {
      message: `leadingKeys narrows \`${target.partitionKey.name}\`, but the partition key of the index \`${name}\` is \`${partitionKey.name}\`, so the grant to ${granteeName(grant.grantee)} does not cover the index.`,
      path: 'leadingKeys',
      hint: `Set patterns in indexLeadingKeys: { '${name}': [...] }, or exclude the index with \`indexes\`.`,
    }),
  );
}

/** IAM compares the text of a number: `1*` would be every number that begins with 1. */
function patternsOnNumbers(target: GrantTarget, { options, grantee }: UpdatableGrant): Finding[] {
  if (!options.leadingKeys && !options.indexLeadingKeys) return [];
  const narrowed = [
    { at: 'leadingKeys', key: target.partitionKey, patterns: options.leadingKeys ?? [] },
    ...Object.entries(options.indexLeadingKeys ?? {}).map(([name, patterns]) => ({
      at: `indexLeadingKeys.${name}`,
      key: target.indexes().find((index) => index.name === name)?.partitionKey,
      patterns,
    })),
  ];
  return narrowed.flatMap(({ at, key, patterns }) =>
    patterns
      .filter((pattern) => (key?.type === 'N' || key?.type === 'B') && isPattern(pattern) && pattern !== '*')
      .map((pattern) =>
        finding('DYN-T067', {
          message: `The grant to ${granteeName(grantee)} has the pattern \`${pattern}\`, but the partition key \`${key?.name}\` has type ${key?.type}.`,
          path: at,
          found: pattern,
          hint: 'Use whole values. Wildcards compare text, so `1*` would match 1, 10 and 1000.',
        }),
      ),
  );
}

function unnamed(grant: UpdatableGrant): Finding[] {
  if (grant.lacksRoleName) return [unnamedRole('table', grant.grantee)];
  if (!grant.lacksName) return [];
  return [
    finding('DYN-T069', {
      message: `The grant to ${granteeName(grant.grantee)} needs the table's resource policy, which can name an index only by the table's name.`,
      path,
      hint: 'Set tableName, or grant without `indexes`, `models` and patterns.',
    }),
  ];
}

function unnamedRole(subject: string, grantee: IGrantable): Finding {
  const message = `The ${subject}'s resource policy must name ${granteeName(grantee)}, which has no physical name.`;
  const hint = 'Set roleName, for example to PhysicalName.GENERATE_IF_NEEDED. For a function, pass such a role.';
  return finding('DYN-T099', { message, path, hint });
}

function byManagedKey(target: GrantTarget, grantee: IGrantable): Finding[] {
  const foreign = foreignAccountsOf(grantee.grantPrincipal, target.account);
  const isOpen = everybodyIn(grantee.grantPrincipal) === 'limited';
  if ((foreign.length === 0 && !isOpen) || !target.hasAwsManagedKey()) return [];
  if (isOpen) return [managedKeyFinding(`The grant to ${granteeName(grantee)}`, path, 'warning')];
  const account = wholeAccount(grantee.grantPrincipal) === undefined ? ` of account \`${foreign.join('` and `')}\`` : '';
  return [managedKeyFinding(`The grant to ${granteeName(grantee)}${account}`, path)];
}

function ofEverybody({ grantPrincipal: principal }: IGrantable, isNamed: boolean): Finding[] {
  const isPublic = isNamed && everybodyIn(principal) === 'public';
  return isPublic ? [everybodyFinding('The grant is to everybody', path)] : [];
}

/** Nobody can allow the public: the deployment would fail. */
export function everybodyFinding(subject: string, at: string): Finding {
  return finding('DYN-T110', {
    message: `${subject}, and DynamoDB refuses a policy that allows public access.`,
    path: at,
    hint: 'Name accounts, roles or an organization, or add a condition on one of them.',
  });
}

/** Other accounts cannot use the key of AWS, whatever allows them the table. A warning where some grantees are of the table's account. */
export function managedKeyFinding(subject: string, at: string, severity: 'error' | 'warning' = 'error'): Finding {
  const whom = severity === 'error' ? '' : ' for other accounts';
  return finding('DYN-T032', {
    severity,
    message: `${subject} cannot work${whom}, because the table uses the AWS managed key, which other accounts cannot use.`,
    path: at,
    hint: 'Set encryption to TableEncryptionV2.dynamoOwnedKey() or TableEncryptionV2.customerManagedKey(key).',
  });
}
