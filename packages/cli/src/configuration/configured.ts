import type { Severity } from '@dynamorm-cdk/core/diagnostics';

/** How findings are weighed. */
export interface Weights {
  readonly severity?: Record<string, Severity>;
  readonly silence?: string[];
}

/** What a configuration file did to the options of a run. */
export interface Configured {
  /** Under which names of options it set something. */
  readonly names: ReadonlySet<string>;
  /** How findings in a file are weighed, where that depends on its directory. */
  readonly weightsOf?: (file: string) => Weights;
}

const runs = new WeakMap<object, Configured>();

/** Keeps it beside the options of the run. */
export function remember(options: object, configured: Configured): void {
  runs.set(options, configured);
}

/** Whether an option was set by the file, not by who runs the command. What a file says for many runs may be of no use in one. */
export function isConfigured(options: object, name: string): boolean {
  return runs.get(options)?.names.has(name) ?? false;
}

/** The weights for findings in a file: those of the run, unless an override says otherwise for its directory. */
export function weightsFor(options: Weights, file: string | undefined): Weights {
  const { weightsOf } = runs.get(options) ?? {};
  return weightsOf === undefined || file === undefined ? options : weightsOf(file);
}

/** Which of `map` and `ignore` were stated for many runs. */
export function forManyRuns(options: object): { map: boolean; ignore: boolean } {
  return { map: isConfigured(options, 'map'), ignore: isConfigured(options, 'ignore') };
}

/** The options without those of these that the file set. */
export function withoutConfigured<T extends object>(options: T, names: readonly (keyof T & string)[]): T {
  const gone = names.filter((name) => isConfigured(options, name));
  if (gone.length === 0) return options;
  const left = { ...options };
  for (const name of gone) delete left[name];
  const before = runs.get(options);
  if (before) runs.set(left, before);
  return left;
}
