import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ensurePythonEnvironment } from './python-environment';

/** One question to IAM: an action on a resource, with the condition keys that the request carries. */
export interface Question {
  readonly action: string;
  readonly resource: string;
  readonly keys: Record<string, string | string[]>;
}

/** Requests of one session under the same policies, each with the verdict that AWS's documentation gives. */
export interface DocumentedCase {
  readonly name: string;
  /** The page of the documentation, abbreviated as in `tests/verdict_requests.py`. */
  readonly source: string;
  readonly policies: object[];
  readonly boundary: object | null;
  readonly sessionPolicy: object | null;
  readonly resourcePolicy: object | null;
  readonly principal: { readonly arn: string; readonly tags: Record<string, string> };
  readonly requests: {
    readonly operation: string;
    readonly verdict: 'Allow' | 'Deny';
    /** All of them must be allowed. Null where the local cloud refuses the request before it asks. */
    readonly asked: Question[] | null;
  }[];
}

/**
 * The table of documented verdicts, for a second evaluator of policies to be held against it.
 *
 * @param stateDirectory as for `LocalCloud.start`
 */
export async function documentedVerdicts(stateDirectory: string): Promise<DocumentedCase[]> {
  const python = await ensurePythonEnvironment(stateDirectory);
  const printed = execFileSync(python, [join(__dirname, 'tests', 'print_verdicts.py')], {
    encoding: 'utf8',
    maxBuffer: 2 ** 24,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env.PATH, PYTHONDONTWRITEBYTECODE: '1' },
  });
  return JSON.parse(printed) as DocumentedCase[];
}
