import { expect, it } from 'vitest';
import { applySeverityPolicy, codesOf, diagnose } from '../../src/diagnostics';
import { brokenKey, oddKey } from './samples';

const found = [diagnose(brokenKey, { message: 'Broken.' }), diagnose(oddKey, { message: 'Odd.' })];

it('changes nothing unless it is told to', () => {
  expect(applySeverityPolicy(found, {})).toEqual(found);
});

it('raises and lowers by code, and leaves the originals alone', () => {
  const weighed = applySeverityPolicy(found, { severities: { 'DYN-X001': 'info', 'DYN-X002': 'error' } });
  expect(weighed.map(({ severity }) => severity)).toEqual(['info', 'error']);
  expect(found.map(({ severity }) => severity)).toEqual(['error', 'warning']);
});

it('silences by code, also one whose severity is changed', () => {
  const policy = { severities: { 'DYN-X001': 'error' as const }, silenced: ['DYN-X001'] };
  expect(applySeverityPolicy(found, policy).map(({ code }) => code)).toEqual(['DYN-X002']);
  expect(codesOf(policy)).toEqual(['DYN-X001']);
});

it('takes names of Object.prototype for codes that nothing has', () => {
  expect(applySeverityPolicy(found, { severities: { constructor: 'error' as const }, silenced: ['toString'] })).toEqual(found);
});
