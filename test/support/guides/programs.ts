import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as modelSpec from '@dynamorm-cdk/model-spec';
import * as multiTenant from '@dynamorm-cdk/multi-tenant';
import * as table from '@dynamorm-cdk/table';
import { App, type AppProps } from 'aws-cdk-lib/core';
import { transformSync } from 'esbuild';
import { root } from '../../../tools/root';

const fromRoot = createRequire(join(root, 'package.json'));

export interface Synthesis {
  /** Where the program finds its files. */
  readonly folder: string;
  /** The directory that `cdk synth --output` names. */
  readonly output?: string;
  readonly context?: Record<string, string>;
}

/** Runs a CDK program as `cdk synth` does, on the packages as their sources are. Gives the message of its error, or nothing. */
export function synthesize(program: string, { folder, output = 'cdk.out', context }: Synthesis): string {
  /** What the CDK command line tells an app by environment variables, which would outlive this one. */
  class StartedApp extends App {
    constructor(props: AppProps = {}) {
      super({ ...props, outdir: join(folder, output), context: { 'aws:cdk:enable-path-metadata': true, ...props.context, ...context } });
    }
  }
  const imported: Record<string, unknown> = {
    '@dynamorm-cdk/model-spec': modelSpec,
    '@dynamorm-cdk/multi-tenant': multiTenant,
    '@dynamorm-cdk/table': table,
    'aws-cdk-lib': new Proxy(fromRoot('aws-cdk-lib'), { get: (all, name) => (name === 'App' ? StartedApp : all[name]) }),
  };
  const { code } = transformSync(program, { loader: 'ts', format: 'cjs', target: 'node22' });
  const before = process.cwd();
  try {
    process.chdir(folder);
    new Function('require', 'exports', code)((name: string) => imported[name] ?? fromRoot(name), {});
    return '';
  } catch (error) {
    return (error as Error).message;
  } finally {
    process.chdir(before);
  }
}
