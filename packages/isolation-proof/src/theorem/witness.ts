import { and, equal, literal, not, or, type Term } from '../smt/text';
import type { Question } from './question';

/**
 * Wishes for a counterexample that a person can read, the fullest first. Each is asked beside the question itself; the first that can be met
 * is shown.
 */
export function wishes({ request }: Question): Term[] {
  const tenant = and([request.tagged, equal(request.tenant, literal('acme'))]);
  const untagged = not(request.tagged);
  const region = equal(request.region, literal('eu-west-1'));
  const one = and([request.keys[0].present, ...request.keys.slice(1).map(({ present }) => not(present))]);
  const none = and(request.keys.map(({ present }) => not(present)));
  const read = or(['getitem', 'query', 'scan'].map((name) => equal(request.action, literal(`dynamodb:${name}`))));
  const named = (term: Term, text: string) => `(str.contains ${term} ${literal(text)})`;
  const foreign = or([named(request.keys[0].value, 'globex'), named(request.keys[0].value, 'acme2'), named(request.path, 'globex')]);
  const known = or(
    ['getitem', 'query', 'scan', 'putitem', 'partiqlselect', 'exporttabletopointintime', 'describetable'].map((name) =>
      equal(request.action, literal(`dynamodb:${name}`)),
    ),
  );
  return [
    and([tenant, region, one, read, foreign]),
    and([tenant, region, none, read]),
    and([untagged, region, one, read]),
    and([tenant, region, read]),
    and([region, known]),
    and([known]),
  ];
}
