import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type BackfillOptions, identityOf } from './options';

/** Where a segment goes on: behind this key, at its beginning (no key), or nowhere (done). */
export interface Segment {
  next?: Record<string, unknown>;
  done?: boolean;
}

/** How far a run has come. */
export interface State {
  readonly run: string;
  written: number;
  skipped: number;
  readonly segments: Segment[];
}

/** The state of an earlier run of the same options, or a new one. */
export function readState(options: BackfillOptions): State {
  const run = identityOf(options);
  if (!existsSync(options.state)) return { run, written: 0, skipped: 0, segments: Array.from({ length: options.segments }, () => ({})) };
  const state = JSON.parse(readFileSync(options.state, 'utf8')) as State;
  if (state.run !== run) throw new Error(`${options.state} is the state of another run: ${state.run}. Name another file, or remove it.`);
  return state;
}

/** Writes the state as a whole, so that a run that is killed leaves the one before. */
export function writeState(file: string, state: State): void {
  writeFileSync(`${file}.new`, JSON.stringify(state));
  renameSync(`${file}.new`, file);
}
