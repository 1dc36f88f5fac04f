import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { isToken } from '../findings/known';
import type { GrantOptions } from './grant-options';
import type { GrantedIndex, GrantTarget, TableCopy } from './grant-target';
import { leadingKeyConditions } from './leading-keys';
import { TablePermission } from './table-permission';

/** Actions of one grant: some are authorized on the table alone, some on indexes as well. */
export interface GrantActions {
  readonly onTable: string[];
  readonly onIndexes: string[];
  /** The indexes that the options name are granted without the table. */
  readonly indexesAlone?: boolean;
  /** The indexes are vector indexes, which the construct does not declare. */
  readonly vector?: boolean;
}

/** A grant that keeps its statements and extends them when an index comes later. */
export class UpdatableGrant {
  public readonly grant: Grant;
  /** The indexes that the options name, by name or by model; `undefined` stands for all, later ones too. */
  private readonly chosen?: string[];
  /** Permissions on table and indexes by the patterns that narrow them. */
  private readonly groups = new Map<string, TablePermission>();
  private readonly permissions: TablePermission[] = [];
  /** Names that wait for their index: its key decides what narrows it. */
  private readonly waiting = new Set<string>();
  /** Indexes with another partition key than the table's, for which the caller gives no patterns. */
  private readonly unnarrowed = new Map<string, GrantedIndex>();

  constructor(
    private readonly target: GrantTarget,
    private readonly copies: readonly TableCopy[],
    public readonly grantee: IGrantable,
    private readonly actions: GrantActions,
    public readonly options: GrantOptions,
  ) {
    this.chosen = chosenIndexes(options);
    if (actions.onTable.length > 0) this.permit(actions.onTable, true, [], options.leadingKeys);
    if (actions.onIndexes.length > 0) this.queries(actions);
    const [first, ...others] = this.permissions.map(({ grant }) => grant);
    this.grant = first ? others.reduce((all, grant) => all.combine(grant), first) : Grant.drop(grantee, 'indexes that come later');
  }

  /** Covers an index that was added after the grant, unless the grant names others. */
  public indexAdded(name: string): void {
    if (this.actions.onIndexes.length === 0) return;
    if (this.chosen && !this.waiting.delete(name)) return;
    this.addIndex(name);
  }

  /** Names that the grant asks for and the table does not have; names unknown until deployment are not judged. */
  public unknownIndexes(): string[] {
    const asked = [...(this.chosen ?? []), ...Object.keys(this.options.indexLeadingKeys ?? {})];
    if (asked.length === 0) return [];
    const known = this.ofVectors ? this.target.vectorIndexNames() : this.target.indexes().map(({ name }) => name);
    if (known === undefined || known.some(isToken)) return [];
    return [...new Set(asked)].filter((name) => !isToken(name) && !known.includes(name));
  }

  /** Whether it is about vector indexes. */
  public get ofVectors(): boolean {
    return this.actions.vector === true;
  }

  /** Names that the grant asks for, of indexes that a later wave of a rollout deletes. */
  public retiringIndexes(): string[] {
    if (!this.chosen) return [];
    const retiring = this.target.retiringIndexNames?.() ?? [];
    return this.chosen.filter((name) => retiring.includes(name));
  }

  /** Indexes that the patterns of the table say nothing about, since another attribute leads them. */
  public unnarrowedIndexes(): GrantedIndex[] {
    return [...this.unnarrowed.values()];
  }

  /** Whether nothing is granted yet: the indexes that the options name are still to come. */
  public get isEmpty(): boolean {
    return this.permissions.length === 0;
  }

  /** Whether the table's own policy would have to name what has no physical name. */
  public get lacksName(): boolean {
    return this.permissions.some((permission) => permission.lacksName);
  }

  /** Whether the table's own policy would have to name a role of another account that has no physical name. */
  public get lacksRoleName(): boolean {
    return this.permissions.some((permission) => permission.lacksRoleName);
  }

  private queries({ indexesAlone }: GrantActions): void {
    const table = !indexesAlone || this.chosen === undefined || this.chosen.length === 0;
    const { leadingKeys } = this.options;
    const names = this.chosen ?? this.target.indexes().map(({ name }) => name);
    const byPatterns = new Map<string, { patterns?: string[]; names: string[] }>();
    const groupFor = (patterns: string[] | undefined) => {
      const key = keyOf(patterns);
      const group = byPatterns.get(key) ?? { patterns, names: [] };
      byPatterns.set(key, group);
      return group;
    };
    if (table) groupFor(leadingKeys);
    for (const name of names) {
      const patterns = this.patternsOf(name);
      if (patterns !== 'none') groupFor(patterns.patterns).names.push(name);
    }
    for (const [key, group] of byPatterns) {
      const withTable = table && key === keyOf(leadingKeys);
      this.groups.set(key, this.permit(this.actions.onIndexes, withTable, group.names, group.patterns));
    }
  }

  private addIndex(name: string): void {
    const found = this.patternsOf(name);
    if (found === 'none') return;
    const key = keyOf(found.patterns);
    const group = this.groups.get(key);
    if (group) group.extend(name);
    else this.groups.set(key, this.permit(this.actions.onIndexes, false, [name], found.patterns));
  }

  /** What narrows an index: its own patterns, or those of the table where the same attribute leads both. */
  private patternsOf(name: string): { readonly patterns?: string[] } | 'none' {
    const { leadingKeys, indexLeadingKeys } = this.options;
    const own = indexLeadingKeys?.[name];
    if (own || !leadingKeys) return { patterns: own };
    const index = this.target.indexes().find((one) => one.name === name);
    if (index?.partitionKey.name === this.target.partitionKey.name) return { patterns: leadingKeys };
    if (index) this.unnarrowed.set(name, index);
    else this.waiting.add(name);
    return 'none';
  }

  private permit(actions: string[], table: boolean, indexes: string[], patterns: string[] | undefined): TablePermission {
    const { leadingKeys, indexLeadingKeys } = this.options;
    // Calls on items are authorized on the table alone, so a statement for them says nothing of indexes.
    const whole = actions === this.actions.onTable || (this.chosen === undefined && !leadingKeys && !indexLeadingKeys);
    const reach = { table, indexes, whole };
    const permission = new TablePermission(this.target, this.copies, this.grantee, actions, reach, leadingKeyConditions(patterns));
    this.permissions.push(permission);
    return permission;
  }
}

function keyOf(patterns: string[] | undefined): string {
  return patterns ? JSON.stringify(patterns) : '[]';
}

function chosenIndexes(options: GrantOptions): string[] | undefined {
  if (options.indexes) return options.indexes;
  if (!options.models) return undefined;
  return [...new Set(options.models.models.flatMap((model) => model.indexes.map((index) => index.name)))];
}
