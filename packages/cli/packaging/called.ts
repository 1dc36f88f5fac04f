import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import type { IsCalled } from './eager';

const examples = resolve(__dirname, '../../../examples/orders');

/** What V8 reports of a file. */
interface Coverage {
  readonly url: string;
  readonly functions: readonly {
    readonly ranges: readonly { readonly startOffset: number; readonly endOffset: number; readonly count: number }[];
  }[];
}

/** Which functions are called by what is run most: `validate`, with and without findings. */
export function calledIn(files: ReadonlyMap<string, string>): (file: string) => IsCalled {
  const work = mkdtempSync(join(tmpdir(), 'dynamorm-cdk-called-'));
  try {
    for (const [name, code] of files) writeFileSync(join(work, name), code);
    for (const document of documents(work)) start(work, ['validate', document]);
    const called = calls(work);
    return (file) => (from, to) => called.has(`${file} ${from} ${to}`);
  } finally {
    rmSync(work, { recursive: true });
  }
}

function documents(work: string): string[] {
  const sound = join(examples, 'models.dms.yaml');
  const json = join(work, 'models.dms.json');
  writeFileSync(json, JSON.stringify(load(readFileSync(sound, 'utf8'))));
  return [sound, json, join(examples, 'models.broken.dms.yaml')];
}

function start(work: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, ['-e', "require('./index.js').run()", 'dynamorm-cdk', ...args], {
    cwd: work,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', NODE_V8_COVERAGE: work },
  });
  if (status === null || status > 1) throw new Error(`dynamorm-cdk ${args.join(' ')} ended with ${status}: ${stderr}`);
}

function calls(work: string): Set<string> {
  const reports = readdirSync(work).filter((name) => name.startsWith('coverage-'));
  const files = reports.flatMap((name) => (JSON.parse(readFileSync(join(work, name), 'utf8')) as { result: Coverage[] }).result);
  return new Set(
    files
      .filter(({ url }) => url.startsWith('file:'))
      .flatMap(({ url, functions }) =>
        functions
          .filter(({ ranges: [{ count }] }) => count > 0)
          .map(({ ranges: [{ startOffset, endOffset }] }) => `${basename(fileURLToPath(url))} ${startOffset} ${endOffset}`),
      ),
  );
}
