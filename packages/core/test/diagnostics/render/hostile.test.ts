import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeSpan, type Diagnostic, diagnosticLine, errorText, markdownText, renderers } from '../../../src/diagnostics';
import { hostile, hostileNames } from '../samples';

const anyName = fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.constantFrom(...hostileNames));

/** What no line of output may hold: control characters, marks of direction, commands of build services. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
const active = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]|##\w*\[/;

/** Lines that GitHub's runner reads as commands. */
const commands = (text: string): string[] => text.split('\n').filter((line) => /^\s*::[^ ]+.*::/.test(line));

const lines = (diagnostic: Diagnostic) => ({
  text: renderers.text([diagnostic], {}),
  json: renderers.json([diagnostic]),
  sarif: renderers.sarif([diagnostic]),
  junit: renderers.junit([diagnostic]),
  gitlab: renderers.gitlab([diagnostic]),
  markdown: renderers.markdown([diagnostic]),
  line: diagnosticLine(diagnostic),
  error: errorText(diagnostic.path ?? '', [diagnostic, diagnostic]),
});

describe('any name', () => {
  it('starts no command, moves no cursor and turns no text in any format', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        for (const [format, text] of Object.entries(lines(hostile(name)))) {
          expect([format, active.exec(text)]).toEqual([format, null]);
          expect([format, commands(text)]).toEqual([format, []]);
        }
      }),
    );
  });

  it('is one command in the format of GitHub, with the properties that we gave it', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const text = renderers.github([hostile(name)]);
        expect(text).not.toMatch(/[\r\n]/);
        expect(active.exec(text)).toBe(null);
        const [, properties] = /^::error ([^:]*)::/.exec(text) ?? [];
        expect(properties?.split(',').map((one) => one.split('=')[0])).toEqual(['file', 'line', 'col', 'title']);
      }),
    );
  });

  it('keeps the number of lines of text and Markdown', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(renderers.text([hostile(name)]).split('\n')).toHaveLength(8);
        expect(renderers.markdown([hostile(name)]).split('\n')).toHaveLength(1);
        expect(errorText(name, [hostile(name), hostile(name)]).split('\n')).toHaveLength(3);
      }),
    );
  });

  it('reads back from JSON as it was', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const [finding] = JSON.parse(renderers.json([hostile(name)])).findings;
        const { excerpt, ...told } = hostile(name);
        expect(finding).toEqual(told);
      }),
    );
  });
});

describe('Markdown', () => {
  it.each<[string, string]>([
    ['The index `a` is | odd.', 'The index `a` is \\| odd.'],
    ['<b>x</b> & `<b>`', '&lt;b&gt;x&lt;/b&gt; &amp; `<b>`'],
    ['`open', '\\`open'],
    ['`a`<img>`b`', '`a`&lt;img&gt;`b`'],
    ['[a](b) ![c](d)', '\\[a\\](b) \\!\\[c\\](d)'],
    ['@octo #12', '@&#8203;octo \\#&#8203;12'],
    ['https://a.example', 'https:&#8203;//a.example'],
    ['# heading', '\\# heading'],
    ['1. item', '1\\. item'],
    ['- item', '\\- item'],
  ])('writes %s as %s', (text, expected) => {
    expect(markdownText(text)).toBe(expected);
  });

  it('closes no code and no cell of a table by a name', () => {
    expect(codeSpan('a`b|c')).toBe("`a'b\\|c`");
    expect(codeSpan('')).toBe('` `');
  });

  it('has no sign of HTML outside of code', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const outside = renderers
          .markdown([hostile(name)])
          .split(/`[^`]*`/)
          .join('');
        expect(outside).not.toMatch(/[<>]/);
      }),
    );
  });
});
