import type { Claim, Role, Session } from '../claim';
import { keyClaims } from './keys';
import { sessionClaims } from './sessions';
import { statementClaims } from './statements';
import { variableClaims } from './variables';

export const claims: readonly Claim[] = [...keyClaims, ...variableClaims, ...sessionClaims, ...statementClaims];

/** The roles of all sessions, each once. */
export function rolesOf(asked: readonly Claim[]): Role[] {
  const roles = new Map<string, Role>();
  const add = (session: Session): void => {
    const other = roles.get(session.role.name);
    if (other && other !== session.role) throw new Error(`Two roles of the claims have the name ${session.role.name}.`);
    roles.set(session.role.name, session.role);
    if (session.from) add(session.from);
  };
  for (const { questions } of asked) for (const { session } of questions) add(session);
  return [...roles.values()];
}
