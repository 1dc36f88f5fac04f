import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { browser, noBrowser } from '../../../../tools/testing/browser';
import { folderWith } from '../../../../tools/testing/folder';
import { dynamormCdk } from '../command-line';
import { documentOf } from '../documents';
import { lookAt, screenshot } from './browser';

const example = resolve(__dirname, '../../../../examples/orders/models.dms.yaml');
const hostile = 'Or"der]<b>&#{x}|`%--> -';
const cwd = folderWith({
  'hostile.yaml': documentOf({ name: JSON.stringify(hostile), table: 'orders', indexes: ['gsi-email: email:S'] }),
  'broken.yaml': documentOf({ name: 'Order', table: 'orders' }).replace('type: S', 'type: X'),
  'one.yaml': documentOf({ name: 'Order', table: 'orders', indexes: ['gsi-email: email:S'] }),
  'two.yaml': documentOf({ name: 'Note', table: 'orders', ttl: 'expiresAt' }),
});
const draw = (format: string, ...models: string[]) => dynamormCdk(['diagram', '--format', format, '--models', ...models], { cwd });

describe('mermaid', () => {
  test('shows tables, keys, indexes and who uses them', async () => {
    const { code, out } = await draw('mermaid', 'one.yaml', 'two.yaml');

    expect(code).toBe(0);
    expect(out).toBe(
      [
        'flowchart LR',
        '  subgraph t0s["table orders"]',
        '    t0[("orders<br/>partition key PK (S)<br/>sort key SK (S)<br/>expires by expiresAt")]',
        '    t0i0[/"GSI gsi-email<br/>email (S)<br/>ALL"/]',
        '    t0 -.- t0i0',
        '  end',
        '  t0m0("Order") --> t0',
        '  t0m0 --> t0i0',
        '  t0m1("Note") --> t0',
        '',
      ].join('\n'),
    );
  });

  test('names cannot break out of their labels', async () => {
    const { out } = await draw('mermaid', 'hostile.yaml');

    expect(out).toContain('  t0m0("Or#34;der#93;#60;b#62;#38;#35;#123;x#125;#124;#96;#37;--#62; -") --> t0');
  });
});

describe('svg', () => {
  test('shows every table, index and model', async () => {
    const { code, out } = await draw('svg', example);

    expect(code).toBe(0);
    expect(out).toMatch(/<svg[\s\S]*<\/svg>\s*$/);
    for (const text of ['orders', 'inventory', 'GSI gsi-email', 'LSI lsi-total', 'Customer', 'StockReservation', 'expires by expiresAt']) {
      expect(out.replace(/&#45;/g, '-').replace(/&#160;/g, ' ')).toContain(`>${text}</text>`);
    }
    // An arrow for each model to its table, and for each index that a model queries.
    expect(out.match(/class="edge"/g)).toHaveLength(4 + 4);
  });

  test('names are text, never markup', async () => {
    const { code, out } = await draw('svg', 'hostile.yaml');

    expect(code).toBe(0);
    expect(out).not.toContain('<b>');
    expect(out).toContain('&lt;b&gt;&amp;');
  });
});

describe('html', () => {
  test('--output writes a page that loads nothing', async () => {
    const { code, out } = await dynamormCdk(['diagram', '--models', example, '--format', 'html', '--output', 'tables.html'], { cwd });

    expect({ code, out }).toEqual({ code: 0, out: '' });
    const page = readFileSync(join(cwd, 'tables.html'), 'utf8');
    expect(page).not.toMatch(/<(script|link|img|iframe)\b/);
    expect(page).not.toMatch(/\b(src|href)="(?!#)/);
    expect(page).not.toMatch(/url\(|@import/);
  });

  test.for([360, 390, 1200])('is readable %i pixels wide, in a real browser', async (width, context) => {
    if (!browser) return context.skip(noBrowser);
    const { out } = await draw('html', example);

    const look = await lookAt(out, width);

    expect(look).toMatchObject({ title: 'DynamoDB tables', sections: 2, pictures: 2, cutOff: [], requests: [] });
    expect(look.contentWidth).toBeLessThanOrEqual(width);
    expect(look.smallestText).toBeGreaterThanOrEqual(12);
    for (const text of ['gsi-status', 'KEYS_ONLY', 'StockReservation', 'encrypted: taxNumber', 'expiresAt'])
      expect(look.text).toContain(text);
  });

  test('hostile names stay text in a real browser', async (context) => {
    if (!browser) return context.skip(noBrowser);
    const { out } = await draw('html', 'hostile.yaml');

    const look = await lookAt(out, 390);

    expect(look.text).toContain(hostile);
    expect(look.contentWidth).toBeLessThanOrEqual(390);
  });

  test('a screenshot is more than an empty page', async (context) => {
    if (!browser) return context.skip(noBrowser);
    const { out } = await draw('html', example);

    const drawn = await screenshot(out, 800, 1200);
    const empty = await screenshot('<!DOCTYPE html>', 800, 1200);

    expect(drawn.length).toBeGreaterThan(empty.length * 3);
  });
});

describe('a table with many models', () => {
  const models = Array.from({ length: 30 }, (_, at) => ({
    name: `Model${at}`,
    table: 'app',
    indexes: at % 2 === 0 ? ['gsi1: GSI1PK:S GSI1SK:S'] : [],
  }));
  const folder = folderWith({ 'many.yaml': documentOf(...models) });
  const drawn = async (format: string) =>
    (await dynamormCdk(['diagram', '--format', format, '--models', 'many.yaml'], { cwd: folder })).out;

  test('is a chart in svg: rows are models, columns keys, and no arrow', async () => {
    const out = await drawn('svg');

    expect(out).not.toContain('class="edge"');
    for (const text of ['Model0', 'Model29', 'GSI1PK / GSI1SK', 'PK / SK']) {
      expect(out.replace(/&#45;/g, '-').replace(/&#160;/g, ' ')).toContain(`>${text}</text>`);
    }
  });

  test('is grouped by the indexes that models query in mermaid', async () => {
    expect((await drawn('mermaid')).match(/ --> /g)).toHaveLength(3);
  });

  test('is a chart in the page, with the attributes that fill each key', async () => {
    const out = await drawn('html');
    const rows = [...out.matchAll(/<tr><th scope="row">(Model\d+).*?<\/tr>/g)];

    expect(rows).toHaveLength(30);
    expect(rows[0][0]).toContain('<td class="queried" data-filled="yes">GSI1PK / GSI1SK</td>');
    expect(rows[1][0]).toContain('<td class="absent" data-filled="no">');
    expect(out).not.toMatch(/\b(src|href)="(?!#)/);
  });

  test('can be searched and filtered in a real browser', async (context) => {
    if (!browser) return context.skip(noBrowser);
    const typed = `<script>addEventListener('load', () => {
      const form = document.querySelector('form');
      form.words.value = 'model2'; form.index.value = '1'; form.dispatchEvent(new Event('input'));
    });</script></body>`;
    const page = (await drawn('html')).replace('</body>', () => typed);

    const look = await lookAt(page, 1200);

    expect(look.text).toContain('6 of 30 models');
    expect(look.text).toMatch(/Model2\n|Model2\t/);
    expect(look.text).not.toContain('Model4');
    expect(look).toMatchObject({ cutOff: [], requests: [] });
  });

  test('is readable on a phone, in a real browser', async (context) => {
    if (!browser) return context.skip(noBrowser);
    const look = await lookAt(await drawn('html'), 390);

    expect(look.contentWidth).toBeLessThanOrEqual(390);
    expect(look.smallestText).toBeGreaterThanOrEqual(12);
  });
});

test('sixty tables stand in a grid', async () => {
  const tables = Array.from({ length: 60 }, (_, at) => ({ name: `Model${at}`, table: `table${at}`, indexes: ['gsi-email: email:S'] }));
  const folder = folderWith({ 'sixty.yaml': documentOf(...tables) });
  const { out } = await dynamormCdk(['diagram', '--format', 'svg', '--models', 'sixty.yaml'], { cwd: folder });
  const [, width, height] = /<svg width="([\d.]+)pt" height="([\d.]+)pt"/.exec(out) ?? [];

  expect(out.match(/<svg /g)).toHaveLength(61);
  expect(Number(width) / Number(height)).toBeGreaterThan(0.8);
  expect(Number(width) / Number(height)).toBeLessThan(3);
  expect(out.match(/ id="/g)).toBe(null);
});

describe('the format of a file', () => {
  const folder = folderWith({ 'm.yaml': documentOf({ name: 'Order', table: 'orders' }) });
  const drawn = async (...args: string[]) => {
    const { code, out, err } = await dynamormCdk(['diagram', '--models', 'm.yaml', ...args], { cwd: folder });
    const file = join(folder, args[args.indexOf('--output') + 1]);
    return { code, out, err, text: existsSync(file) ? readFileSync(file, 'utf8') : '' };
  };

  test.each([
    ['y.svg', /^<[?]xml .*<svg /s],
    ['y.SVG', /^<[?]xml .*<svg /s],
    ['y.html', /^<!doctype html>/i],
    ['y.htm', /^<!doctype html>/i],
    ['y.mmd', /^flowchart LR/],
    ['y.mermaid', /^flowchart LR/],
  ])('is what the ending of %s stands for', async (file, begin) => {
    const { code, out, err, text } = await drawn('--output', file);

    expect({ code, out, err }).toEqual({ code: 0, out: '', err: '' });
    expect(text.trimStart()).toMatch(begin);
  });

  test('is the one that is given, where the ending stands for none', async () => {
    expect((await drawn('--format', 'mermaid', '--output', 'given.txt')).text).toMatch(/^flowchart LR/);
  });

  test('is not known of an ending that stands for none', async () => {
    const { code, err, text } = await drawn('--output', 'y.png');

    expect({ code, text }).toEqual({ code: 2, text: '' });
    expect(err).toContain('DYN-C005 `y.png` ends in `.png`, so what to draw is not known. Set --format (mermaid, svg, html)');
    expect((await drawn('--output', 'picture')).err).toContain('`picture` has no ending, so what to draw is not known.');
  });

  test('does not contradict the ending', async () => {
    const { code, err, text } = await drawn('--format', 'mermaid', '--output', 'other.svg');

    expect({ code, text }).toEqual({ code: 2, text: '' });
    expect(err).toContain('DYN-C005 `other.svg` ends in `.svg`, which is svg, but --format is mermaid.');
  });

  test('that is typed as an ending wins over the configuration file', async () => {
    const configured = folderWith({
      'm.yaml': documentOf({ name: 'Order', table: 'orders' }),
      'dynamorm-cdk.yaml': 'diagram:\n  format: mermaid\n',
    });
    const { code } = await dynamormCdk(['diagram', '--models', 'm.yaml', '--output', 'y.svg'], { cwd: configured });

    expect(code).toBe(0);
    expect(readFileSync(join(configured, 'y.svg'), 'utf8').trimStart()).toMatch(/^<[?]xml .*<svg /s);
  });
});

describe('refused', () => {
  test('models with errors are not drawn', async () => {
    const { code, out, err } = await draw('mermaid', 'broken.yaml');

    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('error DYN-M');
  });

  test('a format is needed, and one that there is', async () => {
    expect((await dynamormCdk(['diagram', '--models', example])).err).toContain('Set what is drawn with --format (mermaid, svg, html)');
    expect((await draw('png', example)).err).toContain('Allowed choices are mermaid, svg, html.');
  });

  test('a file that cannot be written', async () => {
    const args = ['diagram', '--models', example, '--format', 'mermaid', '--output', join(cwd, 'absent/x.mmd')];
    const { code, err } = await dynamormCdk(args);

    expect(code).toBe(2);
    expect(err).toContain('DYN-C003');
    expect(existsSync(join(cwd, 'absent'))).toBe(false);
  });
});
