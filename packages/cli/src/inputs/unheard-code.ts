import type { SourceCodeOptions } from '@dynamorm-cdk/model-source';
import { isConfigured } from '../configuration/configured';
import { CliError } from '../terminal/cli-error';
import { isFilePattern } from './sources';

/** What is said of source code. */
const flags = {
  libraryVersion: '--library-version',
  convention: '--convention',
  table: '--table',
  type: '--type',
  exclude: '--exclude',
  tags: '--tags',
} as const;

/** Files that are excluded are no matter of source code. */
function isSaid(options: SourceCodeOptions, name: keyof SourceCodeOptions): boolean {
  return name === 'exclude' ? (options.exclude ?? []).some((one) => !isFilePattern(one)) : options[name] !== undefined;
}

/** What only models in Go know. */
const ofGo = { convention: '--convention', type: '--type', tags: '--tags' } as const;

/** Refuses what is said of source code where none is named: it would go unheard. */
export function refuseUnheard(options: SourceCodeOptions, code: string[]): void {
  const said = (name: keyof SourceCodeOptions): boolean => isSaid(options, name) && !isConfigured(options, name);
  if (code.length > 0) {
    const go = code.some((file) => file.endsWith('.go'))
      ? undefined
      : Object.entries(ofGo).find(([name]) => said(name as keyof typeof ofGo));
    if (go) throw new CliError('DYN-C005', `${go[1]} needs models in Go, but there are no Go files among the inputs.`);
    return;
  }
  // A configuration file speaks of the whole repository.
  const unheard = Object.entries(flags).find(([name]) => said(name as keyof typeof flags));
  if (unheard) throw new CliError('DYN-C005', `${unheard[1]} needs models in source code, but there is no source code among the inputs.`);
}
