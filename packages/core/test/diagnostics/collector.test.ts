import { expect, it } from 'vitest';
import { createCollector, type Diagnostic, diagnose } from '../../src/diagnostics';
import { brokenKey, oddKey } from './samples';

it('gives each diagnostic the severity of its code, unless another is stated', () => {
  expect(diagnose(brokenKey, { message: 'No.' })).toEqual({ code: 'DYN-X001', severity: 'error', message: 'No.' });
  expect(diagnose(brokenKey, { message: 'No.', path: 'keys' }, 'info')).toMatchObject({ severity: 'info', path: 'keys' });
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
  collector.add(brokenKey, { message: 'Broken.' }, 'warning');
  expect(collector.hasErrors).toBe(false);
});
