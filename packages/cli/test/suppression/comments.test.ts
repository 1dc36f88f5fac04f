import { describe, expect, test } from 'vitest';
import { suppressionsIn } from '../../src/suppression/comments';

describe('a comment', () => {
  test.each([
    ['a.yaml', 'a: 1 # dynamorm-cdk-ignore DYN-M067: old names', 1],
    ['a.yaml', '# dynamorm-cdk-ignore DYN-M067: old names\n\n# more\n\na: 1', 5],
    ['a.py', 'x = 1  # dynamorm-cdk-ignore DYN-M067: old names', 1],
    ['a.go', '\tID string // dynamorm-cdk-ignore DYN-M067: old names', 1],
    ['a.go', '// dynamorm-cdk-ignore DYN-M067: old names\n// Order is one.\ntype Order struct {', 3],
    ['a.ts', '/* dynamorm-cdk-ignore DYN-M067: old names */ id: 1,', 1],
    ['a.ts', '/* dynamorm-cdk-ignore DYN-M067: old names */\r\nid: 1,', 2],
    ['a.tsx', '// dynamorm-cdk-ignore dyn-m067 -- old names\nid: 1', 2],
  ])('in %s: %j is for line %i', (file, text, target) => {
    expect(suppressionsIn(text, file)).toEqual([
      { file, line: 1, column: expect.any(Number), target, codes: ['DYN-M067'], reason: 'old names' },
    ]);
  });

  test('names several codes', () => {
    expect(suppressionsIn('# dynamorm-cdk-ignore DYN-M067, DYN-M068: both: old\na: 1', 'a.yml')).toMatchObject([
      { codes: ['DYN-M067', 'DYN-M068'], reason: 'both: old' },
    ]);
  });

  test.each([
    ['# dynamorm-cdk-ignore DYN-M067', ['DYN-M067'], undefined],
    ['# dynamorm-cdk-ignore DYN-M067:  ', ['DYN-M067'], undefined],
    ['# dynamorm-cdk-ignore', [], undefined],
    ['# dynamorm-cdk-ignore: no code', [], 'no code'],
  ])('%j lacks something', (text, codes, reason) => {
    const [found] = suppressionsIn(text, 'a.yaml');

    expect({ codes: found.codes, reason: found.reason }).toEqual({ codes, reason });
  });

  test.each([
    ['a.yaml', "note: 'see#dynamorm-cdk-ignore DYN-M067: x'"],
    ['a.go', '# dynamorm-cdk-ignore DYN-M067: x'],
    ['a.yaml', '// dynamorm-cdk-ignore DYN-M067: x'],
  ])('in %s, %j is none', (file, text) => {
    expect(suppressionsIn(text, file)).toEqual([]);
  });
});
