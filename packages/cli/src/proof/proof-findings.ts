import { awsCommandOf, type Claim, type Proof, sentenceOf, type TrustVerdict, type Verdict } from '@dynamorm-cdk/isolation-proof';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../codes';

/** Where a proof was tried. */
export interface ProofPlace {
  readonly file: string;
  readonly role: string;
}

/** What a proof found, the heaviest first. The same hole is found by several theorems and under both readings: it is told once. */
export function findingsOf(proof: Proof, claims: readonly Claim[], place: ProofPlace): Finding[] {
  const at = { file: place.file, path: `Resources.${place.role}` };
  const [whole, denies] = (['whole', 'denies'] as const).map((theorem) => firstOpen(proof.verdicts, theorem));
  return [
    ...(whole ? [openFinding(whole, claims, at)] : []),
    ...proof.sharedKeys.map(({ table, key, tenants: [one, other] }) =>
      finding('DYN-C404', {
        ...at,
        message: `The tenants \`${one}\` and \`${other}\` both own the key \`${key}\` of table ${table}.`,
        hint: 'Use a separator that no tenant id can hold, such as `#`.',
      }),
    ),
    ...proof.vacuous.map((sentence) =>
      finding('DYN-C405', {
        ...at,
        message: `The proof says nothing: ${sentence}.`,
        hint: 'Check that the claim names the table of the policies, and that no Deny covers everything.',
      }),
    ),
    ...(!whole && denies ? [weakFinding(denies, at)] : []),
  ];
}

/** What a trust policy lets through. */
export function trustFindings(verdict: TrustVerdict, { file, role }: ProofPlace, tagKey: string): Finding[] {
  const at = { file, path: `Resources.${role}.Properties.AssumeRolePolicyDocument` };
  if (verdict.outcome === 'proved') return [];
  if (verdict.outcome === 'undecided') {
    return [finding('DYN-C403', { ...at, message: `The trust policy of ${role} was not decided: ${verdict.reason}.` })];
  }
  const { principal, tenant, otherTags } = verdict.counterexample;
  const tags =
    tenant === undefined ? `without the tag ${tagKey}` : tenant === '' ? `with an empty tag ${tagKey}` : `of tenant \`${tenant}\``;
  return [
    finding('DYN-C406', {
      ...at,
      message: `\`${principal}\` can open a session of ${role} ${tags}${otherTags ? ', with tags of other keys' : ''}.`,
      hint: `Require \`aws:RequestTag/${tagKey}\` to be "?*", \`aws:TagKeys\` to have only ${tagKey} (ForAllValues:StringEquals), and Null \`aws:TagKeys\` to be "false".`,
    }),
  ];
}

function firstOpen(verdicts: readonly Verdict[], theorem: Verdict['theorem']): Verdict | undefined {
  const open = verdicts.filter((verdict) => verdict.theorem === theorem && verdict.outcome !== 'proved');
  return open.find(({ outcome }) => outcome === 'hole') ?? open.find(({ outcome }) => outcome === 'possible') ?? open[0];
}

function openFinding(
  { outcome, counterexample, conditions, reason }: Verdict,
  claims: readonly Claim[],
  at: { file: string; path: string },
): Finding {
  if (counterexample === undefined) {
    return finding('DYN-C403', { ...at, message: `The policies were not decided: ${reason ?? 'the solver gave no counterexample'}.` });
  }
  const command = awsCommandOf(counterexample, claims);
  const hint = command === undefined ? undefined : `To see it, run with credentials of such a session: ${command}`;
  if (outcome === 'hole') return finding('DYN-C401', { ...at, message: sentenceOf(counterexample), hint });
  return finding('DYN-C402', {
    ...at,
    message: `Possible unless ${conditions.join(' and ')} stops it. ${sentenceOf(counterexample)}`,
    hint,
  });
}

function weakFinding({ counterexample }: Verdict, at: { file: string; path: string }): Finding {
  const call = counterexample === undefined ? '' : ` ${sentenceOf(counterexample)}`;
  return finding('DYN-C407', {
    ...at,
    message: `An Allow that is added later opens the table.${call}`,
    hint: 'Add Denies that hold by themselves, as `tenantGrants` of @dynamorm-cdk/multi-tenant do, or a permissions boundary.',
  });
}
