import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Every synthesis in a test leaves a folder behind: they go into one of the run's own, which is removed at its end. */
export default function temporaryFiles(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'dynamorm-cdk-tests-'));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
