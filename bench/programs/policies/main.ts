// Prints how large the policies of one role get, and how many tables it holds: `main.js <design> <way>`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { characters } from './characters';
import type { DesignName } from './design-names';
import { appOf, DESIGNS } from './designs';

/** More tables are not tried. */
const MOST_TABLES = 512;

const [, , design, way] = process.argv;
const folder = mkdtempSync(join(tmpdir(), 'dynamorm-cdk-bench-'));

/** Characters of each policy, or the code under which the synthesis was refused. */
function sizes(tables: number): number[] | string {
  const app = appOf(DESIGNS[design as DesignName], tables, join(folder, String(tables)), way);
  try {
    const { template } = app.synth().getStackByName('Docs');
    const [role] = Object.keys(template.Resources).filter(
      (id) => id.startsWith('Tenant') && template.Resources[id].Type === 'AWS::IAM::Role',
    );
    return characters(template, role);
  } catch (error) {
    const [code] = /DYN-V04\d/.exec((error as Error).message) ?? [];
    if (code === undefined) throw error;
    return code;
  }
}

function total(tables: number): number {
  const policies = sizes(tables);
  if (typeof policies === 'string') throw new Error(`${tables} tables are refused already: ${policies}`);
  return policies.reduce((sum, one) => sum + one, 0);
}

function fitting(): { tables: number; refusal?: string } {
  let [fits, refused] = [1, MOST_TABLES + 1];
  let refusal: string | undefined;
  for (
    let next = 2;
    refused - fits > 1;
    next = Math.min(refused === MOST_TABLES + 1 ? fits * 2 : Math.floor((fits + refused) / 2), MOST_TABLES)
  ) {
    const outcome = sizes(next);
    if (typeof outcome === 'string') [refused, refusal] = [next, outcome];
    else fits = next;
  }
  return { tables: fits, refusal };
}

try {
  const [one, five] = [total(1), total(5)];
  process.stdout.write(JSON.stringify({ one, further: (five - one) / 4, ...fitting() }));
} finally {
  rmSync(folder, { recursive: true });
}
