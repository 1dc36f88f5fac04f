import { quote } from '@dynamorm-cdk/core/text';

/** How many models a finding names. */
const shown = 5;

/** What keeps a table from being known, wherever that stands. */
interface Reason {
  readonly why: string;
}

interface Group<Cause extends Reason> {
  readonly cause: Cause;
  readonly file: string;
  readonly models: Set<string>;
  readonly variables: Set<string>;
}

/** What is said of one cause. */
export interface UnknownTable<Cause extends Reason> {
  readonly cause: Cause;
  readonly message: string;
  readonly found: string;
  readonly hint: string;
}

/** What keeps tables from being known, and the models that it stops: one helper function may name the tables of all models. */
export class UnknownTables<Cause extends Reason> {
  private readonly groups = new Map<string, Group<Cause>>();

  /**
   * @param model its name, where that is known
   * @param at tells one cause from another
   */
  public add(model: string | undefined, file: string, at: string, cause: Cause, variables: readonly string[] = []): void {
    const key = `${at} ${cause.why}`;
    const known = this.groups.get(key) ?? { cause, file, models: new Set(), variables: new Set() };
    if (model !== undefined) known.models.add(model);
    for (const one of variables) known.variables.add(one);
    this.groups.set(key, known);
  }

  /** What is said, once for each cause. */
  public all(sentence: (models: string, why: string) => string): UnknownTable<Cause>[] {
    return [...this.groups.values()].map(({ cause, file, models, variables }) => {
      const names = [...models];
      const more = names.length > shown ? ` and ${names.length - shown} more` : '';
      const [variable] = variables;
      const example = names.length === 1 ? names[0] : directoryOf(file);
      return {
        cause,
        message: sentence(
          names.length === 0
            ? 'a model'
            : names
                .slice(0, shown)
                .map((one) => quote(one))
                .join(', ') + more,
          cause.why,
        ),
        found: names.join(', '),
        hint: `Let one environment variable hold the whole name, or name the table with \`--table ${example}=<name>${variable === undefined ? ':<VARIABLE>' : `:${variable}`}\`.`,
      };
    });
  }
}

function directoryOf(path: string): string {
  const directory = path.replaceAll('\\', '/').split('/').slice(0, -1).join('/');
  return directory === '' ? './...' : `${directory}/...`;
}
