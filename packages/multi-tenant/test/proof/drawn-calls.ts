import type { PolicyJson } from '../policy/policy-document';
import { listOf } from '../policy/policy-document';

/** A call that is drawn from the constants of policies, so that it comes close to what they compare. */
export interface DrawnCall {
  readonly action: string;
  readonly resource: string;
  readonly tenant?: string;
  readonly keys: string[];
}

const VARIABLE = '${aws:PrincipalTag/TenantID}';
const TENANTS = ['acme', 'acme', 'acme2', 'ac', 'Acme', 'globex', 'acme:eu', 'acme~', 'é', undefined];
const OTHERS = ['acme', 'acme2', 'globex', 'acme#eu', 'acme:~x', ''];
const REGIONS = ['eu-west-1', 'eu-central-1', 'us-gov-west-1'];
const TAILS = ['', '/index/gsi-status', '/index/gsi-by-date', '/index/gsi-tenant', '/index/unknown', '/stream/2026', '2'];
const MORE_ACTIONS = ['Scan', 'SearchVectors', 'PartiQLSelect', 'DeleteTable', 'ExportTableToPointInTime', 'GetRecords'];

/** Draws so many calls; the same seed draws the same. */
export function drawCalls(policies: readonly PolicyJson[], count: number, seed: number): DrawnCall[] {
  const random = generator(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
  const statements = policies
    .flatMap(({ Statement }) => Statement)
    .filter(({ Resource, NotResource }) => JSON.stringify([Resource, NotResource]).includes(':dynamodb:'));
  const actions = unique(
    statements.flatMap(({ Action, NotAction }) => [...listOf(Action), ...listOf(NotAction)]).filter((action) => !action.includes('*')),
  );
  const resources = unique(statements.flatMap(({ Resource, NotResource }) => [...listOf(Resource), ...listOf(NotResource)]));
  const patterns = unique(
    statements
      .flatMap(({ Condition = {} }) => Object.values(Condition).flatMap((keys) => listOf(keys['dynamodb:LeadingKeys'])))
      .filter((value) => value.includes(VARIABLE)),
  );
  return Array.from({ length: count }, () => {
    const tenant = pick(TENANTS);
    const filled = (text: string) => text.replaceAll(VARIABLE, random() < 0.6 ? (tenant ?? '') : pick(OTHERS));
    const arn = filled(pick(resources)).split(':');
    const path = arn
      .slice(5)
      .join(':')
      .replace(/\*$/, () => pick(['', '', 'index/gsi-status', 'x']));
    const region = arn[3] === '*' ? pick(REGIONS) : arn[3];
    const keyOf = () =>
      changed(literalOf(filled(pick(patterns.length === 0 ? [VARIABLE] : patterns)), pick(['', 'x', '#'])), random, pick(OTHERS));
    return {
      action: random() < 0.8 ? pick(actions) : `dynamodb:${pick(MORE_ACTIONS)}`,
      resource: [...arn.slice(0, 3), region, arn[4], random() < 0.7 ? path : `${path.replace(/\/.*\/.*$/, '')}${pick(TAILS)}`].join(':'),
      tenant,
      keys: Array.from({ length: pick([0, 1, 1, 1, 2, 3]) }, keyOf),
    };
  }).filter(({ resource }) => !/[*?]/.test(resource));
}

/** The text that a pattern stands for, with something in place of its wildcards. */
function literalOf(pattern: string, wildcard: string): string {
  return pattern.replace(/\$\{([*?$])\}|\*/g, (_, escaped?: string) => escaped ?? wildcard);
}

function changed(key: string, random: () => number, other: string): string {
  const by = random();
  if (by < 0.7) return key;
  if (by < 0.8) return `${key}2`;
  if (by < 0.9) return key.slice(0, -1);
  return other;
}

function unique(texts: string[]): string[] {
  return [...new Set(texts)];
}

/** Mulberry32. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
