import type { Statement } from '../policy/policy';
import type { Counterexample } from '../theorem/counterexample';

/** A counterexample as a sentence: who, which call, with which key, and which statement allows it. */
export function sentenceOf({ tenant, action, resource, keys, allowedBy, variables }: Counterexample): string {
  const session = tenant === undefined ? 'A session without a tenant' : `A session of tenant ${quoted(tenant)}`;
  const others = [...variables].map(([name, value]) => `${name} ${quoted(value)}`);
  const who = others.length === 0 ? session : `${session}, with ${others.join(' and ')},`;
  const what = keys.length === 0 ? 'without a key' : `with the ${keys.length === 1 ? 'key' : 'keys'} ${keys.map(quoted).join(', ')}`;
  const why =
    allowedBy.length === 0
      ? 'no Deny stops it, so that any Allow that is added opens it'
      : `${allowedBy.map(statementName).join(' and ')} ${allowedBy.length === 1 ? 'allows' : 'allow'} it, and no Deny stops it`;
  return `${who} can call ${action} on ${resource} ${what}: ${why}.`;
}

/** Such as `statement 2 of policy TenantRoleDefaultPolicy`. */
export function statementName({ number, policy }: Statement): string {
  return `statement ${number} of policy ${policy}`;
}

function quoted(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}
