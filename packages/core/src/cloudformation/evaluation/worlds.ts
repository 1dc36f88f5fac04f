import type { Assumptions, Undecided } from './assumptions';

/** One way in which what is not decided may turn out, and what follows from it. */
export interface World<T> {
  /** What holds there and what does not. */
  readonly choices: { readonly undecided: Undecided; readonly holds: boolean }[];
  readonly outcome: T;
}

/** More ways than these are too many to say anything of. */
const most = 64;

/**
 * Works something out for each way in which its conditions may turn out; `undefined` where there are too many. Without conditions there is one
 * way.
 */
export function worldsOf<T>(work: (assumptions: Assumptions) => T): World<T>[] | undefined {
  const worlds: World<T>[] = [];
  const open: World<undefined>['choices'][] = [[]];
  for (let choices = open.pop(); choices !== undefined; choices = open.pop()) {
    const assumed = new Map(choices.map(({ undecided, holds }) => [undecided.key, holds]));
    const asked = new Map<string, Undecided>();
    const outcome = work({ assumed, asked });
    const next = [...asked.values()].find(({ key }) => !assumed.has(key));
    if (next === undefined) worlds.push({ choices, outcome });
    else open.push(...[false, true].map((holds) => [...(choices ?? []), { undecided: next, holds }]).filter(isPossible));
    if (worlds.length + open.length > most) return undefined;
  }
  return worlds;
}

/**
 * The choices of a world that matter for something: without any of the others it is the same in each world that may turn out.
 *
 * @param others the worlds in which it is otherwise
 */
export function decisiveChoices<T>({ choices }: World<T>, others: readonly World<T>[]): World<T>['choices'] {
  let decisive = choices;
  for (const one of choices) {
    const left = decisive.filter((other) => other !== one);
    if (!others.some((other) => isCompatible(other, left))) decisive = left;
  }
  return decisive;
}

function isCompatible({ choices }: World<unknown>, some: World<unknown>['choices']): boolean {
  return some.every(({ undecided: { key }, holds }) => choices.every((one) => one.undecided.key !== key || one.holds === holds));
}

/** One expression is not two texts at once, and a parameter is one of those that it may be. */
function isPossible(choices: World<undefined>['choices']): boolean {
  const refuted = choices.filter(({ holds, undecided: { allowed } }) => !holds && allowed !== undefined);
  for (const { undecided } of refuted) {
    const texts = refuted.filter((one) => one.undecided.subject === undecided.subject).map((one) => one.undecided.allowed?.text);
    if (undecided.allowed?.texts.every((text) => texts.includes(text))) return false;
  }
  const subjects = choices
    .filter(({ holds, undecided }) => holds && undecided.subject !== undefined)
    .map(({ undecided }) => undecided.subject);
  return new Set(subjects).size === subjects.length;
}

/** The choices of a world in words, such as `` `Env` is `prod`, and the condition `B` does not hold ``. */
export function choicesText(choices: World<unknown>['choices']): string {
  return choices.map(({ undecided: { text }, holds }) => (holds ? text : negated(text))).join(', and ');
}

function negated(text: string): string {
  if (text.endsWith(' holds')) return text.replace(/ holds$/, ' does not hold');
  return text.endsWith(' is true') ? text.replace(/ is true$/, ' is false') : text.replace('` is `', '` is not `');
}
