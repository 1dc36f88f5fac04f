import { and, equal, FALSE, literal, not, or, type Term } from '../smt/text';
import type { Question } from './question';

/**
 * Wishes for a counterexample that a person can read, the fullest first. Each is asked beside the question itself; the first that can be met
 * is shown.
 */
export function wishes({ request }: Question): Term[] {
  const { action, path, keys, region, tagged, tenant } = request;
  const acme = and([tagged, equal(tenant, literal('acme'))]);
  const ireland = equal(region, literal('eu-west-1'));
  const one = and([keys[0].present, ...keys.slice(1).map(({ present }) => not(present))]);
  const none = and(keys.map(({ present }) => not(present)));
  const called = (...names: string[]) => or(names.map((name) => equal(action, literal(`dynamodb:${name}`))));
  const holds = (term: Term, text: string) => `(str.contains ${term} ${literal(text)})`;
  const foreign = or([holds(keys[0].value, 'globex'), holds(keys[0].value, 'acme2'), holds(path, 'globex')]);
  // In a batch the own key comes first.
  const batch =
    keys.length < 2
      ? FALSE
      : and([keys[0].present, keys[1].present, equal(keys[0].value, literal('acme')), holds(keys[1].value, 'globex')]);
  const elsewhere = or([holds(path, 'globex'), holds(path, 'acme2')]);
  // An index is queried or scanned; a call for an item has a key.
  const byIndex = holds(path, '/index/');
  const makeable = and([
    or([not(byIndex), called('query', 'scan', 'partiqlselect')]),
    or([not(none), called('scan', 'describetable', 'exporttabletopointintime')]),
    or([none, not(called('scan'))]),
  ]);
  const read = and([makeable, called('getitem', 'query', 'scan')]);
  const known = and([
    makeable,
    called('getitem', 'query', 'scan', 'putitem', 'batchgetitem', 'batchwriteitem', 'partiqlselect', 'describetable'),
  ]);
  return [
    and([acme, ireland, one, read, elsewhere]),
    and([acme, ireland, one, read, foreign]),
    and([acme, ireland, one, read]),
    and([acme, ireland, none, read]),
    and([acme, ireland, called('batchgetitem', 'batchwriteitem'), batch, not(or(keys.slice(2).map(({ present }) => present)))]),
    and([not(tagged), ireland, one, read]),
    and([acme, ireland, known]),
    and([ireland, known]),
    known,
  ];
}
