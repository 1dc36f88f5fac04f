import type { GoFunctionBody } from '../syntax';

/** What a function does with a variable: it may change it, or it only hands its value on. */
export type Use = 'changed' | 'handed';

const known = new WeakMap<GoFunctionBody, ReadonlyMap<string, Use>>();

/** The names of variables that a function assigns, takes the address of or calls a method of, and those whose values it hands on. */
export function changedNames(body: GoFunctionBody): ReadonlyMap<string, Use> {
  const earlier = known.get(body);
  if (earlier !== undefined) return earlier;
  const names = new Map<string, Use>();
  look(body, names);
  known.set(body, names);
  return names;
}

function look(node: unknown, names: Map<string, Use>): void {
  if (typeof node !== 'object' || node === null) return;
  const { kind, targets, called, arguments: given, operator, of } = node as Record<string, unknown>;
  if (kind === 'assign') for (const target of targets as unknown[]) add(target, 'changed', names);
  if (kind === 'unary' && operator === '&') add(of, 'changed', names);
  if (kind === 'call') {
    add(called, (called as { kind: string }).kind === 'selector' ? 'changed' : 'handed', names);
    for (const one of given as unknown[]) add(one, 'handed', names);
  }
  for (const part of Object.values(node)) look(part, names);
}

/** The name at the left end of `name.a[b]`. */
function add(node: unknown, use: Use, names: Map<string, Use>): void {
  let end = node as Record<string, unknown> | undefined;
  while (typeof end?.of === 'object') end = end.of as Record<string, unknown>;
  if (end?.kind === 'name' && names.get(String(end.name)) !== 'changed') names.set(String(end.name), use);
}
