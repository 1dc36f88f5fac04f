import { rule } from '../finding/rule';
import { Severity } from '../finding/severity';

/** The file can be read. */
export const unreadable = rule({
  code: 'DYN-M000',
  severity: Severity.ERROR,
  title: 'The file can be read.',
  why: 'Paths are resolved against the working directory, which is not always the one of the program. Thrown as an error, never reported as a finding.',
  broken: "ModelDocument.fromFile('model.yaml')   // the file is models.yaml",
  fixed: "ModelDocument.fromFile('models.yaml')",
});

/** The table is in the document. */
export const tableUnknown = rule({
  code: 'DYN-M078',
  severity: Severity.ERROR,
  title: 'The table that models are taken of has models in the document.',
  why: 'A misspelled name would give a document without models. Thrown as an error, never reported as a finding.',
  broken: "models.forTable('order')   // the table is orders",
  fixed: "models.forTable('orders')",
});

/** Options name rules that exist. */
export const codeUnknown = rule({
  code: 'DYN-M069',
  severity: Severity.WARNING,
  title: 'Codes that are raised or silenced exist.',
  why: 'A misspelled code raises or silences nothing.',
  broken: "silenced: ['DYN-M67']",
  fixed: "silenced: ['DYN-M067']",
});
