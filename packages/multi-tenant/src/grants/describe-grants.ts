import { Stack } from 'aws-cdk-lib/core';
import { SharedTableDesign } from '../isolation/isolation-design';
import { type Proved, provedOf } from './proved';
import type { RoleEntry } from './role-entry';
import type { TargetEntry } from './target-entry';
import type { TenantAccessDescription } from './tenant-access-description';
import type { TenantGrantTarget } from './tenant-grant-target';

interface RoleDescription {
  readonly role: string;
  readonly sessions: string;
  readonly can: string[];
  readonly cannot: string[];
  readonly statements: { readonly purpose: string; readonly statement: unknown }[];
}

/** What no policy of a tenant role can take away. */
const REMAINS = [
  'The broker or identity provider decides the tenant of a session, so anyone who controls it can act as any tenant.',
  'Roles with other grants and without the tenant tag (trusted writers, administrators) see all tenants.',
  'Streams, exports, backups, Contributor Insights and DAX expose the items of all tenants to everyone who can use them.',
  'Policies that are attached to the role later can allow indexes that are created outside this app, unless the role has the tenant boundary.',
  'This app does not see tags that are set at deployment (cdk deploy --tags), or grants by other apps to the same role.',
];

/** What tables that tenants share have besides. */
const SHARED = 'Tenants of one table share its throughput.';

/** Calls for more than single items. */
const SEARCHES = ['Query', 'Scan', 'SearchVectors'];

/** Describes the grants of one target, role by role. */
export function describeGrants(target: TenantGrantTarget, entries: RoleEntry[]): TenantAccessDescription {
  const roles = entries.flatMap((entry) =>
    entry.targets.filter(({ targets }) => targets.some((one) => one.is(target))).map((one) => describeRole(entry, one)),
  );
  const subject = target.label.replaceAll('`', '');
  const proved = provedOf(target.design);
  const remains = target.design instanceof SharedTableDesign ? [...REMAINS, SHARED] : REMAINS;
  const document = { subject, isolation: target.design.inWords, tenantTag: target.tagKey, roles, proved, remains };
  return { json: JSON.stringify(document, null, 2), markdown: markdown(document) };
}

function describeRole(entry: RoleEntry, one: TargetEntry): RoleDescription {
  entry.update();
  const { target, statements } = one;
  const { safeIndexes, unsafeIndexes } = one.named;
  const stack = Stack.of(entry.role);
  const calls = statements.actions.map((action) => action.replace('dynamodb:', ''));
  const { design } = target;
  const shared = design instanceof SharedTableDesign;
  const byIndex = shared && !design.reachesTable;
  const indexes = (names: string[]) => names.map((name) => `\`${name}\``).join(', ');
  const itemCalls = calls.filter((call) => !SEARCHES.includes(call));
  const queries = calls.filter((call) => SEARCHES.includes(call));
  const places = byIndex ? [] : ['the table'];
  const queried = [...places, ...(safeIndexes.length > 0 ? [`the indexes ${indexes(safeIndexes)}`] : [])].join(' and ');
  return {
    role: entry.role.node.path,
    sessions: entry.accessRole
      ? `Every session has the tag ${target.tagKey} and lasts at most an hour.`
      : `The author of the app states that every session has the tag ${target.tagKey}. This construct did not write the trust policy.`,
    can: [
      ...(itemCalls.length > 0 ? [`${itemCalls.join(', ')} on items if the ${target.design.keyInWords}.`] : []),
      ...(queries.length > 0 ? [`${queries.join(', ')} on ${queried || 'nothing yet'}, if the ${target.design.keyInWords}.`] : []),
    ],
    cannot: [
      'Any call if the session has no tenant, or an empty one.',
      shared
        ? `Any call with a key of another tenant, even among own keys in a batch or transaction.`
        : "Any call on another tenant's table.",
      ...(shared
        ? ['Scan, PartiQL, streams, exports, backups and administration, and any call without a key.']
        : ['PartiQL, streams, exports, backups and administration (DeleteTable, PutResourcePolicy), even on its own table.']),
      ...(unsafeIndexes.length > 0 ? [`Anything on ${indexes(unsafeIndexes)}, which mix the items of tenants.`] : []),
      ...(byIndex ? ['Any call on the table itself, including writes.'] : []),
    ],
    statements: one.all.flatMap(({ purpose, statements: pieces }) =>
      pieces.map((statement) => ({ purpose, statement: stack.resolve(statement.toStatementJson()) as unknown })),
    ),
  };
}

function markdown({
  subject,
  isolation,
  tenantTag,
  roles,
  proved,
  remains,
}: {
  subject: string;
  isolation: string;
  tenantTag: string;
  roles: RoleDescription[];
  proved: Proved;
  remains: string[];
}): string {
  const list = (items: string[]) => items.map((item) => `- ${item}`).join('\n');
  const sections = roles.map(({ role, sessions, can, cannot }) =>
    [`## Role \`${role}\``, sessions, '### A session can', list(can), '### A session cannot', list(cannot)].join('\n\n'),
  );
  const head = [
    `# Tenant isolation of \`${subject}\``,
    `${isolation} The session tag \`${tenantTag}\` identifies the tenant of a session.`,
  ];
  const none = roles.length === 0 ? ['No role has a tenant grant.'] : [];
  const proof = [
    '## What is proved',
    'A solver proves these statements about the policies of this design, for any tenant id, key, action, index and region:',
    list([...proved.statements]),
    'It assumes that:',
    list([...proved.assumptions]),
    `To prove it for this app, with every policy attached to its roles, run \`${proved.command}\`.`,
  ];
  return `${[...head, ...none, ...sections, ...proof, '## What remains', list(remains)].join('\n\n')}\n`;
}
