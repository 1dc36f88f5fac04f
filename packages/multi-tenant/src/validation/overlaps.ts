import type { Finding } from '@dynamorm-cdk/model-spec';
import { CfnResource, Stack, Stage, Token } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { finding } from '../findings';
import { ByPrefixedPartitionKey } from '../isolation/by-prefixed-partition-key';
import { isTagText } from '../isolation/tag-text';
import type { GuardedTables, HeldGrants } from './held-grants';
import { renderedProperties } from './rendered-resource';

/** What one tenant of a role would reach because its id happens to spell it. */
export function overlapFindings(entry: HeldGrants, label: string): Finding[] {
  const held = entry.targets.flatMap(({ targets }) => targets);
  const everywhere = entry.others
    .filter((other) => Stage.of(other.role) === Stage.of(entry.role))
    .flatMap((other) => other.targets.flatMap(({ targets }) => targets));
  const found = held.flatMap((mine) => [
    ...[...new Set(everywhere)].flatMap((theirs) => [
      ...prefixOverlap(entry, mine, theirs, label),
      ...keyOverlap(entry, mine, theirs, label),
    ]),
    ...namedOverlap(mine, label),
    ...tableOverlap(entry, mine, label),
  ]);
  return [...new Map(found.map((one) => [one.message, one])).values()];
}

/** Tenant `archive-acme` of the tables `app-` has the table of tenant acme of `app-archive-`. */
function prefixOverlap(entry: HeldGrants, mine: GuardedTables, theirs: GuardedTables, label: string): Finding[] {
  if (mine.prefix === undefined || theirs.prefix === undefined || mine.account !== theirs.account) return [];
  const rest = theirs.prefix.slice(mine.prefix.length);
  if (rest === '' || !theirs.prefix.startsWith(mine.prefix) || isRefused(entry, `${rest}x`)) return [];
  return [
    finding('DYN-V068', {
      severity: entry.accessRole ? 'error' : 'warning',
      message:
        `tenants of ${label} have ${mine.label}, and ${theirs.label} overlap: a tenant \`${rest}acme\` would own the table of tenant \`acme\` there. ` +
        `Use prefixes that do not begin with one another, or refuse such ids with \`refusedTenantIds: ['${rest}*']\` of the TenantAccessRole.`,
    }),
  ];
}

/** Tenant ADMIN of the keys `A#` has the keys of every tenant of `A#ADMIN#`. */
function keyOverlap(entry: HeldGrants, mine: GuardedTables, theirs: GuardedTables, label: string): Finding[] {
  const [own, other] = [mine.design, theirs.design];
  if (!(own instanceof ByPrefixedPartitionKey && other instanceof ByPrefixedPartitionKey) || own.prefix === other.prefix) return [];
  if (mine.facts().anyRegionArn !== theirs.facts().anyRegionArn || !other.prefix.startsWith(own.prefix)) return [];
  const rest = other.prefix.slice(own.prefix.length);
  const tenant = own.separator !== undefined && rest.includes(own.separator) ? rest.slice(0, rest.indexOf(own.separator)) : `${rest}acme`;
  if (tenant === '' || !isTagText(tenant) || isRefused(entry, tenant)) return [];
  return [
    finding('DYN-V074', {
      severity: entry.accessRole ? 'error' : 'warning',
      message:
        `keys of ${mine.label} begin with \`${own.prefix}\` for tenants of ${label} and with \`${other.prefix}\` for tenants of another grant, so tenant ` +
        `\`${tenant}\` would own keys of other tenants. Use prefixes that do not begin with one another, or refuse the id with ` +
        `\`refusedTenantIds: ['${tenant === `${rest}acme` ? `${rest}*` : tenant}']\` of the TenantAccessRole.`,
    }),
  ];
}

/** A table that all tenants reach must not be one tenant's own. */
function namedOverlap({ prefix, otherTables = [] }: GuardedTables, label: string): Finding[] {
  if (prefix === undefined) return [];
  return otherTables
    .filter(({ tableName }) => !Token.isUnresolved(tableName) && tableName.startsWith(prefix))
    .map(({ tableName }) =>
      finding('DYN-V069', {
        message:
          `\`${tableName}\` is in otherTables of ${label}, but its name begins with \`${prefix}\`, so it is the table of tenant ` +
          `\`${tableName.slice(prefix.length)}\`, and every tenant could access it. Remove it, or rename the table.`,
      }),
    );
}

/** A table of the app that a tenant could name, and that nobody made for a tenant. */
function tableOverlap(entry: HeldGrants, { prefix, label: tables }: GuardedTables, label: string): Finding[] {
  if (prefix === undefined) return [];
  return tablesOf(Stage.of(entry.role) ?? entry.role.node.root)
    .filter((resource) => !belongsToTenant(resource))
    .map((resource) => renderedProperties(resource).TableName)
    .filter((name): name is string => typeof name === 'string' && name.startsWith(prefix) && !isRefused(entry, name.slice(prefix.length)))
    .map((name) =>
      finding('DYN-V068', {
        severity: 'warning',
        message:
          `the table \`${name}\` of this app has a name of ${tables}, so a session of ${label} with the tenant \`${name.slice(prefix.length)}\` can access it. If it is ` +
          `not the table of that tenant, rename it, or refuse the id with \`refusedTenantIds: ['${name.slice(prefix.length)}']\` of the TenantAccessRole.`,
      }),
    );
}

function tablesOf(scope: IConstruct): CfnResource[] {
  return scope.node
    .findAll()
    .filter((node): node is CfnResource => CfnResource.isCfnResource(node) && /^AWS::DynamoDB::(Global)?Table$/.test(node.cfnResourceType));
}

/** A MultiTenantTable of one tenant has a table that is tagged so. */
function belongsToTenant(resource: CfnResource): boolean {
  return JSON.stringify(Stack.of(resource).resolve((resource as { tags?: { renderTags(): unknown } }).tags?.renderTags()) ?? '').includes(
    '"MultiTenant"',
  );
}

function isRefused({ accessRole }: HeldGrants, tenant: string): boolean {
  return (accessRole?._refusedTags ?? []).some((pattern) => {
    const escaped = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.');
    return new RegExp(`^${escaped}$`, 's').test(tenant);
  });
}
