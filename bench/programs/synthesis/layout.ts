import { readFileSync } from 'node:fs';
import * as iam from 'aws-cdk-lib/aws-iam';
import { App, Stack } from 'aws-cdk-lib/core';

/** A stack holds at most 500 resources; each table comes with a role and its policy. */
const TABLES_A_STACK = 50;

/** Makes one table in a stack, and grants a role reading and writing. */
export type TableMaker = (stack: Stack, id: string, role: iam.IRole) => void;

/** Synthesizes an app of so many tables, with the feature flags of a new app. */
export function synthesize(tables: number, outdir: string, make: TableMaker): void {
  const flags = readFileSync(require.resolve('aws-cdk-lib/recommended-feature-flags.json'), 'utf8');
  const app = new App({ outdir, context: JSON.parse(flags), analyticsReporting: false });
  for (let first = 0; first < tables; first += TABLES_A_STACK) {
    const stack = new Stack(app, `Stack${first}`);
    for (let at = first; at < Math.min(tables, first + TABLES_A_STACK); at++) {
      const role = new iam.Role(stack, `Role${at}`, { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
      make(stack, `Table${at}`, role);
    }
  }
  app.synth();
}
