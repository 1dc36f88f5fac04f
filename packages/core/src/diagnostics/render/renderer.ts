import type { CodeDefinition } from '../code';
import type { Diagnostic } from '../diagnostic';

/** What a renderer may be told besides the diagnostics. It knows nothing of rules: what a code is, it asks. */
export interface RenderOptions {
  /** Marks severities with the colours of a terminal. */
  readonly color?: boolean;
  /** Shows the offending line; yes unless it is false. */
  readonly excerpts?: boolean;
  /** What a code is, where the format says so. */
  readonly describe?: (code: string) => CodeDefinition | undefined;
  /** The page about a code. */
  readonly page?: (code: string) => string | undefined;
  /** The file where a format asks for one and a diagnostic is about none. */
  readonly place?: string;
  /** Of the program, where the format says so. */
  readonly version?: string;
  /** The diagnostics are why the program could not run. */
  readonly failed?: boolean;
}

/** From diagnostics to the text of one format. Whatever a diagnostic holds, the text is well-formed and does nothing to who shows it. */
export type Renderer = (diagnostics: readonly Diagnostic[], options?: RenderOptions) => string;
