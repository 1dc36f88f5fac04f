import type { Solver, Tenancy } from '@dynamorm-cdk/isolation-proof';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../codes';
import { writeWholeFile } from '../inputs/write-file';
import { provable, type StatedClaim } from './claims';
import { findingsOf, trustFindings } from './proof-findings';
import type { ProofSource } from './sources';

/** The policies of one role, and what is to be proved of them. */
export interface AskedRole {
  readonly role: string;
  readonly source: ProofSource;
  readonly claims: readonly StatedClaim[];
  readonly tenancy: Tenancy;
}

/** Every combination of the template's conditions is proved by itself; what is found in several is told once. */
export async function proveRole(
  { role, source, claims: stated, tenancy }: AskedRole,
  solver: Solver,
  smt2: QuestionFile,
): Promise<Finding[]> {
  const proof = await import('@dynamorm-cdk/isolation-proof');
  const { template } = source;
  const place = { file: source.fileOf(role), role };
  try {
    const found = new Map<string, Finding>();
    for (const choice of proof.choicesIn(template)) {
      const { policies, trust, account } = proof.readRole(role, template, proof.anyPlace, choice);
      const claims = await Promise.all(stated.map((claim) => provable(claim, source, account, choice)));
      smt2.write(proof.wholeQuestion(policies, claims, tenancy));
      const result = await proof.prove(policies, claims, tenancy, solver);
      // A policy that was exported alone has no trust policy; that who opens sessions states the right tenant is assumed anyway.
      const isUnknown = source.isExport && trust.document === undefined;
      const tagKey = /^aws:PrincipalTag\/(.+)$/i.exec(tenancy.variable)?.[1];
      const findings = [
        ...findingsOf(result, claims, place),
        ...(tagKey === undefined || isUnknown ? [] : trustFindings(await proof.proveTrust(trust, { tagKey }, solver), place, tagKey)),
      ];
      for (const one of findings) found.set(`${one.code} ${one.message}`, one);
    }
    return [...found.values()];
  } catch (error) {
    if (!(error instanceof proof.NotDecided)) throw error;
    return [
      finding('DYN-C403', {
        file: place.file,
        path: `Resources.${role}`,
        message: `The policies of ${role} were not decided: ${error.reason}.`,
      }),
    ];
  }
}

/** Where questions are written for another solver: each role and each way of the conditions is one, numbered from the second. */
export class QuestionFile {
  private count = 0;

  constructor(private readonly path: string | undefined) {}

  public write(question: string): void {
    if (this.path === undefined) return;
    this.count += 1;
    writeWholeFile(this.count === 1 ? this.path : this.path.replace(/(\.[^./\\]*)?$/, `-${this.count}$1`), question);
  }
}
