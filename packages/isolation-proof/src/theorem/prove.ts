import type { AbsentVariable, Reading } from '../policy/statement';
import { Script } from '../smt/script';
import { and, inLanguage } from '../smt/text';
import { type Answer, questionText, type Solver } from '../solver/solver';
import { tenantLanguage } from './alphabet';
import type { Claim, SharedTableClaim, Tenancy } from './claim';
import { type Counterexample, counterexampleOf } from './counterexample';
import type { Policies } from './policies';
import { type Question, question, type Theorem, theorems } from './question';
import { ownCall, ownedTwice } from './violation';
import { wishes } from './witness';

/** What came of one theorem under one reading of the documentation. */
export interface Verdict {
  readonly theorem: Theorem;
  readonly absentVariable: AbsentVariable;
  /**
   * - `proved`: no request crosses over.
   * - `hole`: one does.
   * - `possible`: one does if conditions that are not modelled do not stand in its way.
   * - `undecided`: the solver does not know. That is never a proof.
   */
  readonly outcome: 'proved' | 'hole' | 'possible' | 'undecided';
  readonly counterexample?: Counterexample;
  /** The conditions that a possible counterexample hangs on. */
  readonly conditions: readonly string[];
  readonly reason?: string;
}

/** Everything that was asked about the policies of one role. */
export interface Proof {
  readonly verdicts: readonly Verdict[];
  /** Two tenants own one key: a key of the shared table, and the two. */
  readonly sharedKeys: readonly { readonly table: string; readonly key: string; readonly tenants: readonly [string, string] }[];
  /** Controls that failed: what was proved may be proved of nothing. */
  readonly vacuous: readonly string[];
}

const readings: readonly AbsentVariable[] = ['matches nothing', 'voids the statement'];

/** Asks the three theorems under both readings, the lemma, and the controls. */
export async function prove(policies: Policies, claims: readonly Claim[], tenancy: Tenancy, solver: Solver): Promise<Proof> {
  const verdicts = await Promise.all(
    theorems.flatMap((theorem) => readings.map((absentVariable) => decide(policies, claims, tenancy, theorem, absentVariable, solver))),
  );
  return {
    verdicts,
    sharedKeys: await keysOwnedTwice(claims, tenancy, solver),
    vacuous: await vacuity(policies, claims, tenancy, solver),
  };
}

/** One theorem. What is in doubt is first read for the call: only then is nothing left open by a proof. */
export async function decide(
  policies: Policies,
  claims: readonly Claim[],
  tenancy: Tenancy,
  theorem: Theorem,
  absentVariable: AbsentVariable,
  solver: Solver,
): Promise<Verdict> {
  const ask = (doubt: Reading['doubt']) => question(policies, claims, tenancy, theorem, { absentVariable, doubt });
  const open = ask('for the call');
  const head = { theorem, absentVariable, conditions: [] };
  const [answer] = await solver.answer([violating(open)]);
  if (answer.outcome === 'unsatisfiable') return { ...head, outcome: 'proved' };
  if (answer.outcome === 'unknown') return { ...head, outcome: 'undecided', reason: answer.reason };
  if (open.doubts.length === 0) return { ...head, outcome: 'hole', counterexample: await readable(open, answer, solver) };
  const strict = ask('against the call');
  const [certain] = await solver.answer([violating(strict)]);
  if (certain.outcome === 'satisfiable') return { ...head, outcome: 'hole', counterexample: await readable(strict, certain, solver) };
  return { ...head, outcome: 'possible', conditions: open.doubts, counterexample: await readable(open, answer, solver) };
}

/** The first question of a proof as text, for another solver. */
export function wholeQuestion(policies: Policies, claims: readonly Claim[], tenancy: Tenancy): string {
  const reading: Reading = { absentVariable: 'matches nothing', doubt: 'for the call' };
  return questionText(violating(question(policies, claims, tenancy, 'whole', reading)));
}

/** The question as the solver gets it: an allowed request that isolation forbids. */
export function violating({ script, allowed, violated }: Question): Script {
  return script.with(allowed, violated);
}

async function readable(asked: Question, answer: Answer, solver: Solver): Promise<Counterexample | undefined> {
  const wished = await solver.answer(wishes(asked).map((wish) => violating(asked).with(wish)));
  const best = [...wished, answer].find(({ outcome }) => outcome === 'satisfiable');
  return best?.outcome === 'satisfiable' ? counterexampleOf(asked, best.model) : undefined;
}

async function keysOwnedTwice(claims: readonly Claim[], tenancy: Tenancy, solver: Solver): Promise<Proof['sharedKeys']> {
  const shared = claims.filter((claim): claim is SharedTableClaim => claim.kind === 'shared table');
  // The tables of an app mostly have one layout, and the question is about that alone.
  const layouts = [...new Map(shared.map((claim) => [JSON.stringify(claim.layout), claim])).entries()];
  const scripts = layouts.map(([, claim]) => {
    const script = new Script();
    const [key, one, other] = ['key', 'one', 'other'].map((name) => script.declare(name, 'String'));
    const language = tenantLanguage(tenancy, [JSON.stringify(claim)]);
    script.assert(inLanguage(one, language), inLanguage(other, language), ownedTwice(claim, key, one, other));
    for (const text of tenancy.excludes ?? []) script.assert(...[one, other].map((id) => `(not (str.contains ${id} "${text}"))`));
    return script;
  });
  const answers = await solver.answer(scripts);
  return shared.flatMap(({ table, layout }) => {
    const answer = answers[layouts.findIndex(([key]) => key === JSON.stringify(layout))];
    if (answer.outcome === 'unsatisfiable') return [];
    const value = (name: string) => (answer.outcome === 'satisfiable' ? (answer.model.get(name) ?? '') : '?');
    return [{ table, key: value('key'), tenants: [value('one'), value('other')] as const }];
  });
}

/** Whether there are requests at all, and whether each tenant can make its own calls: a stray Deny of everything proves any theorem. */
async function vacuity(policies: Policies, claims: readonly Claim[], tenancy: Tenancy, solver: Solver): Promise<string[]> {
  const reading: Reading = { absentVariable: 'matches nothing', doubt: 'for the call' };
  const asked = question(policies, claims, tenancy, 'whole', reading);
  const controls: [string, Script][] = [
    ['no request meets the assumptions', asked.script.with(asked.violated)],
    ...claims.map((claim): [string, Script] => [
      `no call of a tenant's own is allowed on ${claim.kind === 'shared table' ? `table ${claim.table}` : `tables ${claim.prefix}*`}`,
      asked.script.with(and([asked.allowed, ownCall(claim, asked.request)])),
    ]),
  ];
  const answers = await solver.answer(controls.map(([, script]) => script));
  return controls.flatMap(([sentence], at) => (answers[at].outcome === 'satisfiable' ? [] : [sentence]));
}

/** Whether everything was proved, of policies that allow something. */
export function isProved({ verdicts, sharedKeys, vacuous }: Proof): boolean {
  return verdicts.every(({ outcome }) => outcome === 'proved') && sharedKeys.length === 0 && vacuous.length === 0;
}
