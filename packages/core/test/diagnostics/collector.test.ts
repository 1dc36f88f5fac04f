import { expect, it } from 'vitest';
import { createCollector, type Diagnostic, defineCodes, diagnose, diagnosing } from '../../src/diagnostics';
import { brokenKey, oddKey } from './samples';

it('gives each diagnostic the severity of its code, unless another is stated', () => {
  expect(diagnose(brokenKey, { message: 'No.' })).toEqual({ code: 'DYN-X001', severity: 'error', message: 'No.' });
  expect(diagnose(brokenKey, { message: 'No.', path: 'keys', severity: 'info' })).toMatchObject({ severity: 'info', path: 'keys' });
});

it('leaves out what is undefined', () => {
  expect(Object.keys(diagnose(brokenKey, { message: 'No.', hint: undefined, severity: undefined }))).toEqual([
    'code',
    'severity',
    'message',
  ]);
  expect(diagnosing(defineCodes({ 'DYN-X001': brokenKey }))('DYN-X001', { message: 'No.' }).severity).toBe('error');
});

it('keeps the order, and knows whether there are errors', () => {
  const collector = createCollector();
  collector.add(oddKey, { message: 'Odd.' });
  expect(collector.hasErrors).toBe(false);
  const more: Diagnostic[] = [diagnose(brokenKey, { message: 'Broken.' }), diagnose(oddKey, { message: 'Odd again.' })];
  collector.take(more);
  expect(collector.hasErrors).toBe(true);
  expect(collector.all.map(({ message }) => message)).toEqual(['Odd.', 'Broken.', 'Odd again.']);
});

it('is no error where the code was lowered', () => {
  const collector = createCollector();
  collector.add(brokenKey, { message: 'Broken.', severity: 'warning' });
  expect(collector.hasErrors).toBe(false);
});
