import { expect, it } from 'vitest';
import { type Diagnostic, diagnosticLine, errorText, inDocumentOrder, placeOf } from '../../src/diagnostics';

const error: Diagnostic = { code: 'DYN-X001', severity: 'error', message: 'Broken.' };

it('says as much of the place as is known', () => {
  expect(placeOf(error)).toBe('');
  expect(placeOf({ ...error, file: 'a.yaml' })).toBe('a.yaml');
  expect(placeOf({ ...error, line: 3 })).toBe('3:1');
  expect(placeOf({ ...error, file: 'a.yaml', line: 3, column: 5 })).toBe('a.yaml:3:5');
});

it('is one line', () => {
  expect(diagnosticLine(error)).toBe('DYN-X001: Broken.');
  expect(diagnosticLine({ ...error, file: 'a.yaml', line: 3, path: 'keys', hint: 'Fix it.' })).toBe(
    'DYN-X001 a.yaml:3:1 keys: Broken. Fix it.',
  );
});

it('names a single error on the line of the subject, and several below it, without what is no error', () => {
  const warning: Diagnostic = { ...error, severity: 'warning' };
  expect(errorText('Table `Orders`', [warning, error])).toBe('Table `Orders`: DYN-X001: Broken.');
  expect(errorText('Table `Orders`', [error, warning, error])).toBe(
    'Table `Orders` has 2 errors:\n  DYN-X001: Broken.\n  DYN-X001: Broken.',
  );
});

it('sorts by place, and what has none comes last', () => {
  const at = (line?: number, column?: number): Diagnostic => ({ ...error, line, column });
  expect(inDocumentOrder([at(), at(2, 4), at(2, 1), at(1, 9)])).toEqual([at(1, 9), at(2, 1), at(2, 4), at()]);
});
