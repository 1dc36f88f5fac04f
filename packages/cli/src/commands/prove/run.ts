import type { Claim, Solver, TableClaim, Tenancy } from '@dynamorm-cdk/isolation-proof';
import { type Finding, ValidationReport } from '@dynamorm-cdk/model-spec';
import { finding } from '../../codes';
import { writeWholeFile } from '../../inputs/write-file';
import type { ReportOptions } from '../../options/report-options';
import { parseIndex, parseTable, type TableOption } from '../../proof/claim-options';
import { findingsOf, trustFindings } from '../../proof/proof-findings';
import { rolesNaming, type TemplateFile, templatesOf } from '../../proof/templates';
import { printReport } from '../../report/print-report';
import { CliError } from '../../terminal/cli-error';
import type { ExitCode } from '../../terminal/exit-code';
import type { Terminal } from '../../terminal/terminal';

/** The options of `prove`. */
export interface ProveOptions extends ReportOptions {
  readonly template: string[];
  readonly role?: string[];
  readonly table: string[];
  readonly index?: string[];
  readonly tenantVariable: string;
  readonly solver?: string;
  readonly smt2?: string;
}

const ASSUMPTIONS = [
  'the tables have no other indexes than the template says',
  'the role keeps these policies, and has neither iam:* nor sts:AssumeRole to roles of other tenants',
  'no other service acts for its sessions (exports, DAX, streams, backups)',
  'whoever opens sessions states the right tenant',
  'IAM does what its documentation says',
];

/** Proves that the policies of tenants isolate, or prints the request that crosses over. */
export async function prove(options: ProveOptions, terminal: Terminal): Promise<ExitCode> {
  const tables = options.table.map(parseTable);
  const tenantIndexes = (options.index ?? []).map(parseIndex);
  const tenancy: Tenancy = {
    variable: options.tenantVariable,
    alphabet: /^aws:PrincipalTag\//i.test(options.tenantVariable) ? 'tag' : 'any',
  };
  const roles = rolesOf(await templatesOf(options.template), options);
  const solver = await solverOf(options.solver);
  const findings: Finding[] = [];
  for (const { role, source } of roles)
    findings.push(...(await proveRole(role, source, { tables, tenantIndexes, tenancy, solver, smt2: options.smt2 })));
  const report = new ValidationReport(findings);
  const names = roles.map(({ role }) => role).join(', ');
  const subject = `the policies of ${names}: isolation is proved by ${solver.name}`;
  const code = await printReport({ findings, subject, place: roles[0].source.file }, options, terminal);
  if (options.format === 'text' && report.isValid && !options.quiet) {
    terminal.out(`Assumed:\n${ASSUMPTIONS.map((assumption) => `  - ${assumption}\n`).join('')}`);
  }
  return code;
}

interface Asked {
  readonly tables: readonly TableOption[];
  readonly tenantIndexes: readonly string[];
  readonly tenancy: Tenancy;
  readonly solver: Solver;
  readonly smt2?: string;
}

/** Every combination of the template's conditions is proved by itself; what is found in several is told once. */
async function proveRole(role: string, { file, template }: TemplateFile, asked: Asked): Promise<Finding[]> {
  const proof = await import('@dynamorm-cdk/isolation-proof');
  const place = { file, role };
  try {
    const found = new Map<string, Finding>();
    for (const choice of proof.choicesOf(template.Resources)) {
      const { policies, trust } = proof.readRole(role, template, proof.anyPlace, choice);
      const claims = asked.tables.map((option): Claim => {
        if (option.kind === 'table per tenant') return { ...option, partition: proof.anyPlace.partition, account: proof.anyPlace.account };
        const claim: TableClaim = { ...option, tenantIndexes: asked.tenantIndexes };
        return proof.claimedTable(claim, template, proof.anyPlace, choice);
      });
      if (asked.smt2 !== undefined) writeWholeFile(asked.smt2, proof.wholeQuestion(policies, claims, asked.tenancy));
      const result = await proof.prove(policies, claims, asked.tenancy, asked.solver);
      const tagKey = /^aws:PrincipalTag\/(.+)$/i.exec(asked.tenancy.variable)?.[1];
      const findings = [
        ...findingsOf(result, claims, place),
        ...(tagKey === undefined ? [] : trustFindings(await proof.proveTrust(trust, { tagKey }, asked.solver), place, tagKey)),
      ];
      for (const one of findings) found.set(`${one.code} ${one.message}`, one);
    }
    return [...found.values()];
  } catch (error) {
    if (!(error instanceof proof.NotDecided)) throw error;
    return [
      finding('DYN-C403', { file, path: `Resources.${role}`, message: `The policies of ${role} were not decided: ${error.reason}.` }),
    ];
  }
}

function rolesOf(
  sources: readonly TemplateFile[],
  { role: wanted, tenantVariable, template }: ProveOptions,
): { role: string; source: TemplateFile }[] {
  const roles = sources.flatMap((source) =>
    (wanted ?? rolesNaming(source, tenantVariable)).filter((role) => source.template.Resources[role]).map((role) => ({ role, source })),
  );
  const missing = wanted?.find((role) => !roles.some((one) => one.role === role));
  const where = template.map((path) => `\`${path}\``).join(', ');
  if (missing !== undefined) throw new CliError('DYN-C002', `${where} has no role with the logical id \`${missing}\`.`);
  if (roles.length === 0) {
    throw new CliError(
      'DYN-C002',
      `No role in ${where} has a policy that names \`${tenantVariable}\`: name the role with --role, or the variable with --tenant-variable.`,
    );
  }
  return roles;
}

async function solverOf(program: string | undefined): Promise<Solver> {
  const { findCvc5 } = await import('@dynamorm-cdk/isolation-proof');
  const found = await findCvc5(program);
  if (found) return found;
  throw new CliError(
    'DYN-C030',
    'No solver was found: run `python3 -m pip install cvc5`, install the program cvc5, or name a Python that has it with --solver.',
  );
}
