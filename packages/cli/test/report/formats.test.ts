import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { dynamormCdk, run } from '../command-line';
import { documentOf } from '../documents';

const good = documentOf({ name: 'Order', table: 'orders' });
const files = {
  '.git/HEAD': '',
  'services/my orders/good.yaml': good,
  'services/my orders/broken.yaml': good.replace('partition: { attribute: PK, type: S }', 'partition: { attribute: PK, type: BOOL }'),
  'services/my orders/doubtful.yaml': good.replace('models:', '<&odd>: []\nmodels:'),
  'services/my orders/template.json': JSON.stringify({ Resources: { Sessions: { Type: 'AWS::DynamoDB::Table', Properties: {} } } }),
};
const root = folderWith(files);
const cwd = join(root, 'services/my orders');
const printed = (...args: string[]) => dynamormCdk(args, { cwd });
const broken = ['validate', 'broken.yaml', 'doubtful.yaml'];

/** XML as lists of element names and attributes, read by another program. */
async function xml(text: string): Promise<[string, Record<string, string>, string][]> {
  const program =
    'import sys, json, xml.etree.ElementTree as e; print(json.dumps([[x.tag, x.attrib, x.text or ""] for x in e.fromstring(sys.stdin.buffer.read()).iter()]))';
  return JSON.parse((await run('python3', ['-c', program], { input: text })).out);
}

describe('junit', () => {
  test('has a failure for each error, and cases that pass for the rest', async () => {
    const elements = await xml((await printed(...broken, '--format', 'junit')).out);
    const [, suites] = elements[0];

    expect(suites).toMatchObject({ tests: '3', failures: '2', errors: '0' });
    expect(elements.filter(([tag]) => tag === 'testcase').every(([, { file }]) => /^services\/my orders\/\w+\.yaml$/.test(file))).toBe(
      true,
    );
    expect(elements.find(([tag]) => tag === 'system-out')?.[2]).toContain('<&odd>');
  });

  test('has one case that passes where nothing is found', async () => {
    const elements = await xml((await printed('validate', 'good.yaml', '--format', 'junit')).out);

    expect(elements.filter(([tag]) => tag === 'testcase')).toHaveLength(1);
    expect(elements[0][1]).toMatchObject({ tests: '1', failures: '0' });
  });
});

describe('gitlab', () => {
  test('has what Code Quality asks for, from the root of the repository', async () => {
    const entries = JSON.parse((await printed(...broken, '--format', 'gitlab')).out);

    expect(new Set(entries.map((one: { fingerprint: string }) => one.fingerprint)).size).toBe(entries.length);
    for (const entry of entries) {
      expect(entry).toMatchObject({
        description: expect.any(String),
        check_name: expect.stringMatching(/^DYN-M\d{3}$/),
        fingerprint: expect.stringMatching(/^[0-9a-f]{40}$/),
        severity: expect.stringMatching(/^(critical|minor|info)$/),
        location: { path: expect.stringMatching(/^services\/my orders\/\w+\.yaml$/), lines: { begin: expect.any(Number) } },
      });
    }
    expect((await printed('validate', 'good.yaml', '--format', 'gitlab')).out).toBe('[]\n');
  });
});

describe('sarif', () => {
  const sarif = async (...args: string[]) => JSON.parse((await printed(...args, '--format', 'sarif')).out).runs[0];

  test('names the version, describes every rule, and has a page for each', async () => {
    const { tool, invocations } = await sarif('check', '--models', 'doubtful.yaml', '--template', 'template.json');

    expect(tool.driver.version).toMatch(/^\d+\.\d+\.\d+/);
    expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining(['DYN-C101', 'DYN-C102', 'DYN-M008']));
    for (const rule of tool.driver.rules) {
      expect(rule).toMatchObject({
        shortDescription: { text: expect.any(String) },
        helpUri: expect.stringContaining(rule.id.toLowerCase()),
      });
    }
    expect(invocations).toEqual([{ executionSuccessful: true }]);
  });

  test('has a place for each result, also for a model without a table', async () => {
    const { results } = await sarif('check', '--models', 'good.yaml', '--template', 'template.json');

    expect(results.find((one: { ruleId: string }) => one.ruleId === 'DYN-C101').locations[0]).toMatchObject({
      physicalLocation: { artifactLocation: { uri: 'services/my%20orders/good.yaml' }, region: { startLine: 5 } },
      logicalLocations: [{ fullyQualifiedName: 'models[0]' }],
    });
    for (const { locations } of results) expect(locations[0].physicalLocation.artifactLocation.uri).toMatch(/^services\//);
  });

  test('has fingerprints that stay when lines move', async () => {
    const moved = folderWith({ ...files, 'services/my orders/broken.yaml': `# moved\n\n${files['services/my orders/broken.yaml']}` });
    const of = (run: { results: { partialFingerprints: Record<string, string> }[] }) =>
      run.results.map((one) => one.partialFingerprints['dynamormCdk/v1']);
    const after = JSON.parse(
      (await dynamormCdk(['validate', 'broken.yaml', '--format', 'sarif'], { cwd: join(moved, 'services/my orders') })).out,
    );
    const before = of(await sarif('validate', 'broken.yaml'));

    expect(before.length).toBeGreaterThan(1);
    expect(new Set(before).size).toBe(before.length);
    expect(of(after.runs[0])).toEqual(before);
  });
});

test('several outputs at once, beside what is printed', async () => {
  const { out, code } = await printed(...broken, '--output', 'sarif=a.sarif', '--output', 'gitlab=q.json', '--output=junit=j.xml');

  expect(code).toBe(1);
  expect(out).toContain('2 errors, 1 warning');
  expect(JSON.parse(readFileSync(join(cwd, 'a.sarif'), 'utf8')).runs[0].results).toHaveLength(3);
  expect(JSON.parse(readFileSync(join(cwd, 'q.json'), 'utf8'))).toHaveLength(3);
  expect(readFileSync(join(cwd, 'j.xml'), 'utf8')).toContain('failures="2"');
  expect((await printed(...broken, '--output', 'pdf=a.pdf')).err).toContain('It must be such as sarif=dynamorm.sarif');
});

test('github writes the summary of the step', async () => {
  const summary = join(cwd, 'summary.md');
  await dynamormCdk([...broken, '--format', 'github'], { cwd, env: { GITHUB_STEP_SUMMARY: summary } });
  await dynamormCdk(['validate', 'good.yaml', '--format', 'github'], { cwd, env: { GITHUB_STEP_SUMMARY: summary } });
  const text = readFileSync(summary, 'utf8');

  expect(text.match(/^### dynamorm-cdk$/gm)).toHaveLength(2);
  expect(text).toMatch(/^- \*\*error\*\* \[DYN-M\d{3}\]\(https:\S+\) `broken\.yaml:5:\d+`/m);
  expect(text).toContain('No findings in 1 file.');
});

test('text names the page of each code once', async () => {
  const { out } = await printed('validate', 'broken.yaml', 'broken.yaml', 'doubtful.yaml');

  expect(out.match(/^ {2}https:.+\/dyn-m008\/$/gm)).toHaveLength(1);
});

describe('exit code 2', () => {
  test.each([
    ['json', (text: string) => JSON.parse(text).findings[0].code],
    ['sarif', (text: string) => JSON.parse(text).runs[0].invocations[0].toolExecutionNotifications[0].descriptor.id],
    ['gitlab', (text: string) => JSON.parse(text)[0].check_name],
    ['junit', (text: string) => /errors="1"[\s\S]*<error type="(DYN-C\d{3})"/.exec(text)?.[1]],
    ['github', (text: string) => /^::error .*title=(DYN-C\d{3})/.exec(text)?.[1]],
    ['markdown', (text: string) => /\[(DYN-C\d{3})\]/.exec(text)?.[1]],
  ])('speaks in %s', async (format, codeIn) => {
    const { code, out, err } = await printed('validate', 'absent.yaml', '--format', format, '--output', `${format}=failed.txt`);

    expect(code).toBe(2);
    expect(err).toMatch(/^DYN-C002 The file/);
    expect(codeIn(out)).toBe('DYN-C002');
    expect(readFileSync(join(cwd, 'failed.txt'), 'utf8')).toBe(out);
  });

  test('also where the command line itself is wrong', async () => {
    expect(JSON.parse((await printed('validate', '--nonsense', '--format=json', 'good.yaml')).out)).toMatchObject({
      valid: false,
      findings: [{ code: 'DYN-C001', severity: 'error' }],
    });
    expect(JSON.parse((await printed('plan', '--from', 'absent.json', '--to', 'absent.json', '--format', 'json')).out)).toMatchObject({
      valid: false,
      tables: [],
    });
  });
});
