import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Writes a file as a whole or not at all: whoever reads it meanwhile has the old one, and so has a run that is killed. */
export function writeWhole(file: string, text: string): void {
  const part = `${file}.${process.pid}.part`;
  try {
    writeFileSync(part, text);
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}
