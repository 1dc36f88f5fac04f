import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { installProgram } from '../../../../tools/testing/program';
import { buildExecutable } from '../../packaging/executable';
import { type Ended, run } from '../command-line';
import { documentOf } from '../documents';

const models = resolve(__dirname, '../../../../examples/orders/models.dms.yaml');
const output = folderWith({});
const elsewhere = folderWith({
  'order.go': 'package models\n\ntype Order struct {\n\tID string `dynamorm:"pk"`\n}\n',
  'template.json': JSON.stringify({ Resources: {} }),
  'broken.yaml': documentOf({ name: 'Order', table: 'orders' }).replace('type: S', 'type: X'),
});
let dynamormCdk: (...args: string[]) => Promise<Ended>;

beforeAll(async () => {
  const built = await buildExecutable(output);
  // Alone in a folder, without node_modules, package.json or Node on the path.
  const file = join(elsewhere, 'dynamorm-cdk');
  installProgram(built, file);
  const env = { PATH: '/nowhere', AWS_EC2_METADATA_DISABLED: 'true', AWS_REGION: '', AWS_PROFILE: '', HOME: elsewhere };
  dynamormCdk = (...args) => run(file, args, { cwd: elsewhere, env });
}, 120_000);

describe.skipIf(process.platform === 'win32')('the single-file executable (on Windows it is tried by its script alone)', () => {
  test('says its version', async () => {
    expect(await dynamormCdk('--version')).toEqual({ code: 0, out: '0.0.0\n', err: '' });
  });

  test.each([
    [['validate', models], 0, '0 errors, 0 warnings'],
    [['validate', '*.yaml'], 1, 'error DYN-M'],
    [['validate', 'absent.yaml'], 2, ''],
    [['check', '--models', models, '--template', 'template.json'], 1, 'error DYN-C101'],
  ])('%j ends with %i', async (args, code, part) => {
    const ended = await dynamormCdk(...args);

    expect(ended.code).toBe(code);
    expect(ended.out).toContain(part);
  });

  test('has the library for pictures inside', async () => {
    expect((await dynamormCdk('diagram', '--models', models, '--format', 'svg')).out).toContain('</svg>');
  });

  test('has the grammar of Go inside', async () => {
    expect((await dynamormCdk('extract', '.')).out).toContain('name: "Orders"');
  });

  test('has the AWS SDK inside', async () => {
    const { code, err } = await dynamormCdk('drift', '--models', models, '--endpoint-url', 'http://127.0.0.1:1');

    expect(code).toBe(2);
    expect(err).toMatch(/^DYN-C012 .*ECONNREFUSED/);
  });
});
