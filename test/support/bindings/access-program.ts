import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { go } from '../../../tools/bindings/go';
import { withoutMetadata } from '../../../tools/bindings/orders-example';
import { quiet } from '../../../tools/packaging/packages';
import { runOrFail } from '../../../tools/processes/run';
import { root } from '../../../tools/root';
import { accessApp } from './access/app';

const models = join(root, 'examples/orders/models.dms.yaml');
const program = join(root, 'test/support/bindings/access');

/** The program of every way to give access, in Go and in TypeScript: each stack is, to the byte, the same. */
export async function sameAccess(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dynamorm-cdk-access-'));
  try {
    const [ours, theirs] = [join(folder, 'typescript'), join(folder, 'go')];
    accessApp(ours, models).synth();
    await runOrFail('go', ['run', join(program, 'go/main.go'), theirs, models, join(program, 'orders.shape.json')], {
      cwd: join(root, 'examples/orders/go'),
      env: { ...quiet, ...go.environment },
    });
    for (const stack of ['Data', 'Services']) {
      const [expected, found] = [ours, theirs].map((at) => withoutMetadata(readFileSync(join(at, `${stack}.template.json`), 'utf8')));
      expect(found, stack).toBe(expected);
      expect(Object.keys(JSON.parse(found).Resources).length, stack).toBeGreaterThan(10);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
