import { execFileSync } from 'node:child_process';

const install = `
const { chmodSync, copyFileSync, mkdirSync } = require('node:fs');
const [from, to] = process.argv.slice(1);
mkdirSync(require('node:path').dirname(to), { recursive: true });
copyFileSync(from, to);
chmodSync(to, 0o755);
`;

/**
 * Copies a program to where a test then starts it.
 *
 * A process of its own writes it: other threads of this one start processes meanwhile, which would inherit the open file,
 * and Linux starts no program that somebody has open for writing (ETXTBSY).
 */
export function installProgram(from: string, to: string): void {
  execFileSync(process.execPath, ['-e', install, from, to]);
}
