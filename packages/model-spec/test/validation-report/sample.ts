import { ModelValidator, type ValidationReport } from '../../src';

/** A document with an error, a warning and an info. */
export const sample = `dms_version: "0.1"
models:
  - name: Order
    table: { name: orders }
    keys:
      partition: { attribute: pk, type: S }
    attributes:
      - { attribute: PK, type: S, tag: x }
      - { attribute: email, type: S }
    indexes:
      - { name: gsi-email, type: GSI, partition: { attribute: email, type: S } }
`;

export function sampleReport(fileName?: string): ValidationReport {
  return ModelValidator.validateString(sample, { fileName });
}
