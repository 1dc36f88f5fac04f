import { createHash } from 'node:crypto';
import type { Diagnostic } from './diagnostic';

/**
 * What tells each diagnostic from all others, and stays when its lines move: a service knows by it what is new and what is fixed. Equal ones in
 * one file are counted.
 */
export function fingerprintsOf(diagnostics: readonly Diagnostic[]): string[] {
  const seen = new Map<string, number>();
  return diagnostics.map(({ code, file = '', path = '', message }) => {
    const identity = JSON.stringify([code, file, path.replace(/\[\d+\]/g, '[]'), message]);
    const before = seen.get(identity) ?? 0;
    seen.set(identity, before + 1);
    return createHash('sha256')
      .update(before === 0 ? identity : `${identity}${before}`)
      .digest('hex')
      .slice(0, 40);
  });
}
