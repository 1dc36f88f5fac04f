import { isNumber } from './kind';
import { isTime, pointedTo, type Resolved } from './resolve-type';

/** The DynamoDB type of a key, and why DynamORM cannot write it where it cannot. Undefined where the source does not say it. */
export function keyType(type: Resolved, writesBinary: boolean): { readonly type: string; readonly problem?: string } | undefined {
  const end = pointedTo(type);
  if (end.kind === 'unknown') return undefined;
  if (end.kind === 'string' || isTime(end)) return { type: 'S' };
  if (isNumber(end.kind)) {
    return type.kind === 'pointer'
      ? { type: 'N', problem: "DynamORM's own tables have the type S for a pointer, and it writes N" }
      : { type: 'N' };
  }
  if (writesBinary && isBytes(end)) return { type: 'B' };
  if (end.kind === 'slice') return { type: 'B', problem: 'DynamORM writes a list, which no key can be' };
  return { type: 'S', problem: `DynamORM makes a key of the type S and writes ${written[end.kind] ?? 'nothing: it fails'}` };
}

const written: Record<string, string> = { bool: 'BOOL', map: 'a map', struct: 'a map', interface: 'whatever it holds' };

/** What an attribute is stored as; `unknown` says why there is no type to name. */
export type Stored = { readonly type: string } | { readonly unknown: string };

/** How a field is stored, by what its tag says of it. */
export interface Storage {
  readonly set: boolean;
  readonly json: boolean;
  readonly binary: boolean;
  /** From 1.5.4 on `json` keeps the type of most values. */
  readonly jsonByKind: boolean;
  /** From 4.0 on arrays are lists, and `json.Number` is a number. */
  readonly arrays: boolean;
}

/** The DynamoDB type of an attribute that is no key. */
export function attributeType(type: Resolved, { json, binary, jsonByKind, arrays }: Storage): Stored {
  const end = pointedTo(type);
  if (json && !jsonByKind) return { type: binary ? 'B' : 'S' };
  if (json && (isBytes(end) || end.kind === 'interface')) return { type: 'S' };
  if (binary && !json) return { type: 'B' };
  if (arrays && end.named?.path === 'encoding/json' && end.named.name === 'Number') return { type: 'N' };
  switch (end.kind) {
    case 'string':
      return { type: 'S' };
    case 'bool':
      return { type: 'BOOL' };
    case 'slice':
      return { type: isBytes(end) ? 'B' : 'L' };
    case 'array':
      if (arrays) return { type: 'L' };
      return { unknown: `DynamORM before 4.0 cannot store an array unless a converter is registered for \`${end.text}\`` };
    case 'map':
      return { type: 'M' };
    case 'struct':
      if (isTime(end)) return { type: 'S' };
      if (end.opaque) {
        return { unknown: `\`${end.text}\` exports no fields, so DynamORM stores an empty map unless a converter is registered for it` };
      }
      return { type: 'M' };
    case 'interface':
      return { unknown: `the content of \`${end.text}\` is known only at run time` };
    case 'unknown':
      return { unknown: end.unknown ?? `\`${end.text}\` is unknown` };
    default:
      if (isNumber(end.kind)) return { type: 'N' };
      return { unknown: `DynamORM cannot store ${article(end.kind)} unless a converter is registered for \`${end.text}\`` };
  }
}

/** The type of a set; undefined where DynamoDB has no such set. */
export function setType(type: Resolved): string | undefined {
  const element = type.element && pointedTo(type.element);
  if (element?.kind === 'string') return 'SS';
  if (element !== undefined && isNumber(element.kind)) return 'NS';
  return element !== undefined && isBytes(element) ? 'BS' : undefined;
}

/** Whether a type is `[]byte`, or made of it. */
export function isBytes(type: Resolved): boolean {
  return type.kind === 'slice' && type.element?.kind === 'uint8';
}

function article(kind: string): string {
  return /^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}
