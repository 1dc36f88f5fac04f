import { describe, expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { bin, dynamormCdk, inShell, inTerminal, run } from '../command-line';
import { documentOf } from '../documents';

const good = documentOf({ name: 'Order', table: 'orders' });
const cwd = folderWith({ 'good.yaml': good, 'broken.yaml': good.replace('name: Order', 'name: " "') });
const escapeCode = '\u001b[';
// Windows has neither bash nor Python's pty.
const onTerminal = describe.skipIf(process.platform === 'win32');

onTerminal('colours', () => {
  test('on a terminal', async () => {
    const { code, out } = await inTerminal(['validate', 'broken.yaml'], { cwd });

    expect(code).toBe(1);
    expect(out).toContain(`${escapeCode}31merror${escapeCode}0m`);
  });

  test('none where NO_COLOR is set', async () => {
    const { out } = await inTerminal(['validate', 'broken.yaml'], { cwd, env: { NO_COLOR: '1' } });

    expect(out).toContain('error');
    expect(out).not.toContain(escapeCode);
  });

  test('none in a pipe', async () => {
    const { out } = await inShell('dynamorm-cdk validate broken.yaml | cat', { cwd });

    expect(out).toContain('error');
    expect(out).not.toContain(escapeCode);
  });
});

onTerminal('a terminal and pipes', () => {
  test('help is shown on standard output and ends with 0', async () => {
    const { code, out } = await inTerminal(['validate', '--help'], { cwd });

    expect(code).toBe(0);
    expect(out).toContain('Usage: dynamorm-cdk validate [options] [models...]');
    expect(out).toContain('Examples:');
  });

  test('the exit code comes through', async () => {
    expect((await inTerminal(['validate', 'good.yaml'], { cwd })).code).toBe(0);
    expect((await inTerminal(['validate', 'absent'], { cwd })).code).toBe(2);
  });

  test.skipIf(process.platform !== 'linux')('a full device takes no messages, and the command still ends as it should', async () => {
    const { code } = await inShell('dynamorm-cdk validate absent 2> /dev/full', { cwd });

    expect(code).toBe(2);
  });

  test('a reader that closes the pipe is no failure', async () => {
    const { out, err } = await inShell(
      'for i in $(seq 2000); do printf "x%s: 1\\n" $i; done | dynamorm-cdk validate - | head -n 1; echo "${PIPESTATUS[1]}"',
      { cwd },
    );

    expect(err).toBe('');
    expect(out.trim().split('\n')).toEqual(['<stdin>', '1']);
  });
});

/** Starts a program with a pipe that refuses what does not fit, reads it slowly, and prints how many bytes came. */
const slowReader = `import fcntl, os, subprocess, sys, time
out, into = os.pipe()
fcntl.fcntl(into, fcntl.F_SETFL, os.O_NONBLOCK)
subprocess.Popen(sys.argv[1:], stdout=into)
os.close(into)
time.sleep(0.5)
print(sum(map(len, iter(lambda: os.read(out, 65536), b''))))`;

onTerminal('a pipe that does not wait', () => {
  test('receives all of what is longer than the pipe', async () => {
    const cwd = folderWith({ 'many.yaml': `dms_version: "0.1"\n${Array.from({ length: 2000 }, (_, at) => `x${at}: 1\n`).join('')}` });
    const { out } = await dynamormCdk(['validate', '--format', 'json', 'many.yaml'], { cwd });
    const read = await run('python3', ['-c', slowReader, process.execPath, bin, 'validate', '--format', 'json', 'many.yaml'], { cwd });

    expect(out.length).toBeGreaterThan(1 << 17);
    expect(Number(read.out)).toBe(Buffer.byteLength(out));
  });
});

describe('help', () => {
  test('without a command the help is shown as an error', async () => {
    const { code, out, err } = await dynamormCdk([]);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Usage: dynamorm-cdk');
    expect(err).toContain('DYN-C001 No command is given.');
  });

  test.each([
    [['validat'], "DYN-C001 Unknown command 'validat'. (Did you mean validate?) See --help."],
    [['validate', '--formt', 'json', 'x'], "DYN-C001 Unknown option '--formt'. (Did you mean --format?) See --help."],
    [['validate', '--format', 'xml', 'x'], 'Allowed choices are text, json, sarif, github, junit, gitlab, markdown.'],
  ])('%j is refused with a suggestion', async (args, message) => {
    const { code, out, err } = await dynamormCdk(args);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  test('a stack trace is shown under DEBUG alone', async () => {
    const plain = await dynamormCdk(['validate', 'absent']);
    const debug = await dynamormCdk(['validate', 'absent'], { env: { DEBUG: '1' } });

    expect(plain.err).not.toMatch(/^ +at /m);
    expect(debug.err).toMatch(/^ +at /m);
  });

  test('--version prints the version of the package', async () => {
    const { default: manifest } = await import('../../package.json');

    expect((await dynamormCdk(['--version'])).out).toBe(`${manifest.version}\n`);
  });
});
