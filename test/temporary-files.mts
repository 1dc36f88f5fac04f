import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const PREFIX = 'dynamorm-cdk-tests-';

/** Every synthesis in a test leaves a folder behind: they go into one of the run's own, which is removed at its end. */
export default function temporaryFiles(): (() => void) | undefined {
  // Every project of the workspace sets itself up in the same process.
  if (basename(tmpdir()).startsWith(PREFIX)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
