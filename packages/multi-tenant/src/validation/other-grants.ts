import { STREAM_LISTINGS, STREAM_READS } from '@dynamorm-cdk/core/dynamodb';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { Stack } from 'aws-cdk-lib/core';
import { finding } from '../findings';
import type { HeldGrants } from './held-grants';
import { type PolicyTuple, policyTuplesOf } from './policy-tuples';
import type { RenderedRole } from './role-policies';

const streamActions = [...STREAM_READS, ...STREAM_LISTINGS].map((action) => action.toLowerCase());

/** Grants of the same role that are not tenant grants: on a tenant table the guardrails would kill them without a word. */
export function otherGrantFindings(entry: HeldGrants, rendered: RenderedRole, label: string): Finding[] {
  const plain = new Map<string, string[]>();
  const findings = rendered.policies.flatMap(({ resource, statements }) => {
    const stack = Stack.of(resource);
    const ours = new Set(
      entry.statements.flatMap((statement) => policyTuplesOf(stack.resolve(statement.toStatementJson()))).map(({ key }) => key),
    );
    const others = statements.flatMap(policyTuplesOf).filter((tuple) => tuple.effect === 'Allow' && !ours.has(tuple.key));
    return others.flatMap((tuple) => findingOf(entry, stack, tuple, label, plain));
  });
  return [...findings, ...[...plain].map(([table, actions]) => plainGrantFinding(label, table, actions))];
}

/** One sentence for all that a plain grant holds: a single `grantReadData` has a dozen actions. */
function plainGrantFinding(label: string, table: string, actions: string[]): Finding {
  const named = [...new Set(actions)];
  const more = named.length > 3 ? ` and ${named.length - 3} more` : '';
  const calls = `${named
    .slice(0, 3)
    .map((action) => `\`${action}\``)
    .join(', ')}${more}`;
  return finding('DYN-V031', {
    message: `${label} has tenant grants on ${table} and a plain grant of ${calls}, which the guardrails deny except for the tenant's own items.`,
    hint: 'Move the plain grant to another role.',
  });
}

function findingOf(entry: HeldGrants, stack: Stack, tuple: PolicyTuple, label: string, plain: Map<string, string[]>): Finding[] {
  const action = tuple.action.toLowerCase();
  if (action.startsWith('dax:')) {
    return [
      finding('DYN-V033', {
        message:
          `${label} can call DAX (\`${tuple.action}\`). DAX reads DynamoDB with its own role, so its cache exposes every tenant's items to ` +
          'all tenants. Let tenants read the table, or put DAX behind a trusted service.',
      }),
    ];
  }
  if (!action.startsWith('dynamodb:') && !action.startsWith('not ')) return [];
  const named = entry.targets.find(({ target }) => target.names.some((name) => mentions(tuple.resource, stack.resolve(name))));
  if (named && named.target.prefix === undefined && action === 'dynamodb:searchvectors') {
    return [
      finding('DYN-V073', {
        message:
          `${label} can search the vectors of ${named.target.label}. SearchVectors has no key, so no condition can limit it to one tenant's items. Let a ` +
          'trusted service search, with a filter on the tenant, or use a table per tenant (`TenantIsolation.tablePerTenant()`).',
      }),
    ];
  }
  if (named && streamActions.includes(action)) {
    return [
      finding('DYN-V032', {
        message:
          `${label} can read the stream of ${named.target.label}. A stream has the items of all tenants, and no condition can narrow it. ` +
          'Read the stream with a separate role.',
      }),
    ];
  }
  if (named) {
    plain.set(named.target.label, [...(plain.get(named.target.label) ?? []), tuple.action]);
    return [];
  }
  return entry.deniesOtherTables && tuple.resource !== '*' && action.startsWith('dynamodb:') ? outOfReach(entry, stack, tuple, label) : [];
}

/** Under a table per tenant all tables but those named are denied. */
function outOfReach(entry: HeldGrants, stack: Stack, tuple: PolicyTuple, label: string): Finding[] {
  const others = entry.targets.flatMap(({ target }) => target.otherTables ?? []);
  if (others.some((table) => [table.tableArn, table.tableName].some((name) => mentions(tuple.resource, stack.resolve(name))))) return [];
  return [
    finding('DYN-V034', {
      message:
        `${label} is granted \`${tuple.action}\` on ${tuple.resource}, but is denied all tables except the tenant's own. Add the table to ` +
        'otherTables if tenants share it.',
    }),
  ];
}

/** Whether a rendered resource holds the rendered name or ARN of a table. */
function mentions(resource: string, name: unknown): boolean {
  if (typeof name !== 'string') return resource.includes(JSON.stringify(name));
  const start = name.startsWith('arn:') ? name : `:table/${name}`;
  const at = resource.indexOf(start);
  const after = at < 0 ? undefined : resource[at + start.length];
  return at >= 0 && (after === undefined || '/"*'.includes(after));
}
