import { rule } from '../finding/rule';
import { Severity } from '../finding/severity';

/** The file can be read. */
export const unreadable = rule({
  code: 'DYN-M000',
  severity: Severity.ERROR,
  title: 'The file can be read.',
  why: 'Paths are relative to the working directory, which can differ from the directory of the program. This code is thrown as an error, never reported as a finding.',
  broken: "ModelDocument.fromFile('model.yaml')   // the file is models.yaml",
  fixed: "ModelDocument.fromFile('models.yaml')",
});

/** The table is in the document. */
export const tableUnknown = rule({
  code: 'DYN-M078',
  severity: Severity.ERROR,
  title: 'The document has models of the table that you ask for.',
  why: 'A misspelled name would return a document without models. This code is thrown as an error, never reported as a finding.',
  broken: "models.forTable('order')   // the table is orders",
  fixed: "models.forTable('orders')",
});

/** Arguments are what their call takes. */
export const wrongArgument = rule({
  code: 'DYN-M124',
  severity: Severity.ERROR,
  title: 'Every argument has a value of the kind that the call takes.',
  why: 'Plain JavaScript has no type check, so a call could fail without naming the value, or ignore it. This code is thrown as an error, never reported as a finding.',
  broken: "ModelValidator.validateFiles('models.dms.yaml')",
  fixed: "ModelValidator.validateFiles(['models.dms.yaml'])",
});

/** Options name rules that exist. */
export const codeUnknown = rule({
  code: 'DYN-M069',
  severity: Severity.WARNING,
  title: 'Every code that you raise, lower or silence exists.',
  why: 'A misspelled code has no effect.',
  broken: "silenced: ['DYN-M67']",
  fixed: "silenced: ['DYN-M067']",
});
