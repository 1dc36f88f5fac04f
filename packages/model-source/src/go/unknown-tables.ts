import { quote } from '@dynamorm-cdk/core/text';
import type { SourceFindings } from './findings';
import type { Cause } from './interpreter/value';

/** How many models a finding names. */
const shown = 5;

/** What keeps tables from being known, and the models that it stops: one helper function may name the tables of all models. */
export class UnknownTables {
  private readonly causes = new Map<string, { readonly cause: Cause; readonly models: string[]; readonly variables: Set<string> }>();

  public add(model: string, cause: Cause, variables: readonly string[]): void {
    const key = `${cause.file.path} ${cause.offset} ${cause.why}`;
    const known = this.causes.get(key) ?? { cause, models: [], variables: new Set() };
    known.models.push(model);
    for (const one of variables) known.variables.add(one);
    this.causes.set(key, known);
  }

  /** Says each cause once. */
  public report(findings: SourceFindings): void {
    for (const { cause, models, variables } of this.causes.values()) {
      const named = models.slice(0, shown).map((one) => quote(one));
      const more = models.length > shown ? ` and ${models.length - shown} more` : '';
      const [variable] = variables;
      const example = models.length === 1 ? models[0] : directoryOf(cause.file.path);
      findings.add('DYN-C220', cause, {
        message: `The table of ${named.join(', ')}${more} is known only when the program runs: ${cause.why}.`,
        found: models.join(', '),
        hint: `Let one environment variable hold the whole name, or name the table with \`--table ${example}=<name>${variable === undefined ? ':<VARIABLE>' : `:${variable}`}\`.`,
      });
    }
  }
}

function directoryOf(path: string): string {
  const directory = path.replaceAll('\\', '/').split('/').slice(0, -1).join('/');
  return directory === '' ? './...' : `${directory}/...`;
}
