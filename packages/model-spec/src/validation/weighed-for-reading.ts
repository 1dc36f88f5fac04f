import { applySeverityPolicy, type SeverityPolicy } from '@dynamorm-cdk/core/diagnostics';
import type { Finding } from '../finding/finding';
import { Severity } from '../finding/severity';

/**
 * Rules without which a document has no models that a program could work with: the text and its values, versions, names, keys, types, and
 * models of one table that contradict each other.
 */
const needed = new Set(
  [
    ...['001', '002', '003', '004', '005', '006', '007', '009', '010', '011', '012', '013', '014', '015'],
    ...['020', '021', '024', '025', '026', '030', '031', '032', '033', '050', '051', '052', '054', '055'],
    ...['061', '062', '063', '064', '070', '071', '073', '105', '106'],
  ].map((number) => `DYN-M${number}`),
);

/** The findings as the caller weighs them, but for errors that no document can be read with. */
export function weighedForReading(findings: Finding[], policy: SeverityPolicy): Finding[] {
  return findings.flatMap((one) => (needed.has(one.code) && one.severity === Severity.ERROR ? [one] : applySeverityPolicy([one], policy)));
}
