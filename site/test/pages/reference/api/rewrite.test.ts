import { expect, test } from 'vitest';
import { anchorsOf, rewritten } from '../../../../pages/reference/api/rewrite.js';

const member = '##### `name`<sup>Required</sup> <a name="name" id="@x/y.Thing.property.name"></a>';

test('members have the anchors that the site makes of their headings', () => {
  const text = [
    '#### Properties <a name="P" id="P"></a>',
    member,
    '```ts',
    '#### no heading',
    '```',
    member.replaceAll('.name', '.again'),
  ].join('\n');

  expect([...anchorsOf(text)]).toEqual([
    ['P', 'properties'],
    ['@x/y.Thing.property.name', 'name-required'],
    ['@x/y.Thing.property.again', 'name-required-1'],
  ]);
});

test('headings rise by two, rules go, types are code and lead to their pages', () => {
  const text = [
    member,
    '',
    '- *Type:* java.util.List<<a href="#@x/y.Other">Other</a>>',
    '- *Default:* none `at` all',
    '',
    '| **Name** | **Type** |',
    '| <code><a href="#@x/y.Unknown">Unknown</a></code> | <code>java.util.List<java.lang.String></code> |',
    '',
    '> [https://a.example](https://a.example)',
    '',
    '---',
  ].join('\n');

  expect(rewritten(text, (id) => (id === '@x/y.Other' ? '/other/' : undefined))).toBe(
    [
      '### `name` (required)',
      '',
      '- **Type:** `java.util.List<`[`Other`](/other/)`>`',
      '- **Default:** none `at` all',
      '',
      '| Name | Type |',
      '| `Unknown` | `java.util.List<java.lang.String>` |',
      '',
      'See <https://a.example>.',
    ].join('\n'),
  );
});
