import type { Solver } from '@dynamorm-cdk/isolation-proof';
import type { App } from 'aws-cdk-lib/core';
import { statedByConstructs } from '../../../cli/src/proof/claims';
import { proveRole, QuestionFile } from '../../../cli/src/proof/prove-role';
import { sourcesOf } from '../../../cli/src/proof/sources';

/** What became of an app: the codes that stopped its synthesis, or those that `prove` has about its templates, or that all is proved. */
export async function judged(app: App, solver: Solver): Promise<string> {
  let directory: string;
  try {
    directory = app.synth().directory;
  } catch (error) {
    const codes = [...(error as Error).message.matchAll(/DYN-V\d{3}/g)].map(([code]) => code);
    return codes.length === 0 ? `fails: ${(error as Error).message.slice(0, 300)}` : [...new Set(codes)].sort().join(' ');
  }
  const [source] = await sourcesOf([directory]);
  if (source.claimed.length === 0) return 'no claim';
  const findings = await Promise.all(
    source.claimed.map(({ role, claims }) =>
      proveRole(
        { role, source, claims: statedByConstructs(claims), tenancy: { variable: `aws:PrincipalTag/${claims[0].tag}`, alphabet: 'tag' } },
        solver,
        new QuestionFile(undefined),
      ),
    ),
  );
  const found = findings.flat().map(({ code, message }) => (process.env.SHOW_FINDINGS ? `${code} ${message}` : code));
  return found.length === 0 ? 'proved' : [...new Set(found)].sort().join(' ');
}
