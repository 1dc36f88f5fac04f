import { describe, expect, it } from 'vitest';
import { TenantIsolation } from '../src';
import { codes } from '../src/codes';
import { finding, refuse } from '../src/findings';

describe('an error', () => {
  it('begins with its code', () => {
    expect(refuse('DYN-V001', 'no separator.').message).toBe('DYN-V001: no separator.');
    expect(finding('DYN-V035', { message: 'No.' }).severity).toBe('warning');
    for (const [code, definition] of Object.entries(codes)) expect(definition.code).toBe(code);
  });

  it.each(['gsi\n::error::x', 'gsi ##[error]x', 'gsi\u202eexe', '\u001b[2J'])('keeps the name %j on its line', (indexName) => {
    expect(() => TenantIsolation.index({ indexName })).toThrow(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
      /^DYN-V005: (?!.*(?:##\[|[\u0000-\u001f\u202e])).*$/,
    );
  });
});
