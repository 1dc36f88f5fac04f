import { PROOF_ASSUMPTIONS } from '@dynamorm-cdk/core/constructs';
import type { Solver, Tenancy } from '@dynamorm-cdk/isolation-proof';
import { type Finding, ValidationReport } from '@dynamorm-cdk/model-spec';
import type { ReportOptions } from '../../options/report-options';
import { parseIndex, parseTable } from '../../proof/claim-options';
import { statedByConstructs, statedByOptions } from '../../proof/claims';
import { type AskedRole, proveRole, QuestionFile } from '../../proof/prove-role';
import { type ProofSource, resourceNamed, rolesNaming, sourcesOf } from '../../proof/sources';
import { printReport } from '../../report/print-report';
import { CliError } from '../../terminal/cli-error';
import type { ExitCode } from '../../terminal/exit-code';
import type { Terminal } from '../../terminal/terminal';

/** The options of `prove`. */
export interface ProveOptions extends ReportOptions {
  readonly template: string[];
  readonly role?: string[];
  readonly table?: string[];
  readonly index?: string[];
  readonly tenantVariable?: string;
  readonly solver?: string;
  readonly smt2?: string;
}

const TENANT_ID = 'aws:PrincipalTag/TenantID';

/** Proves that the policies of tenants isolate, or prints the request that crosses over. */
export async function prove(options: ProveOptions, terminal: Terminal): Promise<ExitCode> {
  const sources = await sourcesOf(options.template);
  const asked = options.table === undefined ? claimedRoles(sources, options) : statedRoles(sources, options);
  const solver = await solverOf(options.solver);
  const questions = new QuestionFile(options.smt2);
  const findings: Finding[] = [];
  for (const one of asked) findings.push(...(await proveRole(one, solver, questions)));
  const report = new ValidationReport(findings);
  const names = [...new Set(asked.map(({ role }) => role))].join(', ');
  const subject = `the policies of ${names}: isolation is proved by ${solver.name}`;
  const place = asked[0].source.fileOf(asked[0].role);
  const code = await printReport({ findings, subject, place }, options, terminal);
  if (options.format === 'text' && report.isValid && !options.quiet) {
    terminal.out(`Assumed:\n${PROOF_ASSUMPTIONS.map((assumption) => `  - ${assumption}\n`).join('')}`);
  }
  return code;
}

/** The roles that constructs made claims about. Each tag that sessions carry a tenant in is a question of its own. */
function claimedRoles(sources: readonly ProofSource[], { role: wanted, index, tenantVariable, template }: ProveOptions): AskedRole[] {
  const claimed = sources.flatMap((source) => source.claimed.map((one) => ({ source, ...one })));
  if (claimed.length === 0 || index !== undefined || tenantVariable !== undefined) {
    throw new CliError(
      'DYN-C001',
      `${placesOf(template)} does not state how tables isolate their tenants. Set it with --table, such as \`--table Docs=partitionKey\`. A \`cdk.out\` with tenant grants of ` +
        '@dynamorm-cdk/multi-tenant states it itself.',
    );
  }
  const ids = wanted?.map((name) => roleNamed(sources, name, template));
  return claimed
    .filter(({ role }) => ids === undefined || ids.some((one) => one.role === role))
    .flatMap(({ source, role, claims }) =>
      [...new Set(claims.map(({ tag }) => tag))].map((tag) => ({
        role,
        source,
        claims: statedByConstructs(claims.filter((claim) => claim.tag === tag)),
        tenancy: tenancyOf(`aws:PrincipalTag/${tag}`),
      })),
    );
}

/** The roles that are named, or all that name the tenant, with what options state. */
function statedRoles(sources: readonly ProofSource[], options: ProveOptions): AskedRole[] {
  const { role: wanted, table = [], index = [], tenantVariable = TENANT_ID, template } = options;
  const tables = table.map(parseTable);
  const tenantIndexes = index.map(parseIndex);
  const roles = wanted
    ? wanted.map((name) => roleNamed(sources, name, template))
    : sources.flatMap((source) => rolesNaming(source, tenantVariable).map((role) => ({ role, source })));
  if (roles.length === 0) {
    throw new CliError(
      'DYN-C002',
      `No role in ${placesOf(template)} has a policy that names \`${tenantVariable}\`: name the role with --role, or the variable with --tenant-variable.`,
    );
  }
  const tenancy = tenancyOf(tenantVariable);
  return roles.map(({ role, source }) => {
    const idOf = (name: string) => resourceNamed(source.template, name, (type) => type.includes('Table')) ?? name;
    return { role, source, claims: statedByOptions(tables, tenantIndexes, idOf), tenancy };
  });
}

function roleNamed(sources: readonly ProofSource[], name: string, template: readonly string[]): { role: string; source: ProofSource } {
  for (const source of sources) {
    const role = resourceNamed(source.template, name, (type) => type === 'AWS::IAM::Role');
    if (role !== undefined) return { role, source };
  }
  throw new CliError('DYN-C002', `${placesOf(template)} has no role with the logical id \`${name}\`.`);
}

function tenancyOf(variable: string): Tenancy {
  return { variable, alphabet: /^aws:PrincipalTag\//i.test(variable) ? 'tag' : 'any' };
}

function placesOf(template: readonly string[]): string {
  return template.map((path) => `\`${path}\``).join(', ');
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
