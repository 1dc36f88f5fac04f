import { existsSync } from 'node:fs';
import { withoutCode } from '@dynamorm-cdk/core/diagnostics';
import {
  type Finding,
  IndexChange,
  type IndexShape,
  type IndexWave,
  RolloutPlan,
  RolloutState,
  type TableRollout,
  type TableShape,
} from '@dynamorm-cdk/model-spec';
import type { BillingMode } from 'aws-cdk-lib/aws-dynamodb';
import { Stack, Token } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { DynamORMTableProps } from '../declaration/dynamorm-table-props';
import { Rollout } from '../declaration/rollout';
import type { GlobalIndexProps } from '../declaration/secondary-index-props';
import type { FindingList } from '../findings/finding-list';
import { finding } from '../findings/findings';
import { billingModeOf } from '../validation/capacity-checks';
import { oldIndexProps } from './old-index-props';

type RolloutProps = Pick<DynamORMTableProps, 'rollout' | 'billing'>;

/** Which global indexes of a table the current step of its rollout has. */
export class RolloutStep {
  /** Reads where the rollout of a table is. What is wrong goes to the list, and the stage then has every index. */
  public static of(path: string, table: Construct, { rollout, billing }: RolloutProps, list: FindingList): RolloutStep {
    const asked: unknown = table.node.tryGetContext(Rollout.STEP_CONTEXT);
    if (asked === 'full') return new RolloutStep();
    const handed = rollout === undefined || rollout.stateFile !== undefined ? handedFile(table) : undefined;
    const file = handed ?? rollout?.stateFile;
    if (file === undefined) return new RolloutStep();
    if (handed !== undefined && !existsSync(handed)) {
      list.add('DYN-T093', `The file \`${handed}\` from \`dynamorm-cdk rollout\` does not exist.`, placed);
      return new RolloutStep(handed);
    }
    if (!existsSync(file)) {
      if (asked !== undefined)
        list.add('DYN-T093', `The context asks for step ${asked}, but the state file \`${file}\` does not exist.`, placed);
      return new RolloutStep(file);
    }
    const state = stateOf(file, list);
    const step = asked === undefined ? undefined : stepOf(asked, file, state, list);
    const own = state?.rolloutOf(path);
    if (own) checkPlace(own, Stack.of(table), file, list);
    // A file for one deployment has what the deployment stages, and nothing to say of other tables.
    if (handed !== undefined && state && !own) return new RolloutStep();
    const staged = own && { ...own, step: Math.min(step ?? own.step, own.plan.waves.length) };
    return new RolloutStep(file, staged, state, billingModeOf({ billing }), handed !== undefined);
  }

  private constructor(
    private readonly file?: string,
    private readonly rollout?: TableRollout,
    private readonly state?: RolloutState,
    private readonly billing?: BillingMode,
    private readonly isHanded = false,
  ) {}

  /** Names of indexes that the table is to have and that a later wave creates. */
  public get pending(): string[] {
    return this.upcoming.filter((wave, at) => wave.change === IndexChange.CREATE && this.isFirst(at)).map(({ index }) => index.name);
  }

  /** Names among them of indexes that were there with another definition: its deletion may be rolled back. */
  public get renewed(): string[] {
    return this.pending.filter((name) => this.rollout?.plan.deployed.some((index) => index.name === name));
  }

  /** Names of indexes that are there with a definition that a later wave deletes. */
  public get retiring(): string[] {
    return this.upcoming.filter(({ change }) => change === IndexChange.DELETE).map(({ index }) => index.name);
  }

  /** What the template has under the name of a declared index: it, its old definition, or nothing as long as it is to come. */
  public indexFor(declared: GlobalIndexProps): GlobalIndexProps | undefined {
    const next = this.upcoming.find(({ index }) => index.name === declared.indexName);
    if (next === undefined) return declared;
    return next.change === IndexChange.DELETE ? this.oldIndex(next.index) : undefined;
  }

  /** What the template has of the declared indexes, and the old ones that stay until their wave. */
  public indexesFor(declared: GlobalIndexProps[]): GlobalIndexProps[] {
    if (!this.rollout) return [...declared];
    return [...declared.flatMap((index) => this.indexFor(index) ?? []), ...this.retiringIndexes()];
  }

  /** Old indexes whose names nothing else takes over: they stay until their wave. */
  public retiringIndexes(): GlobalIndexProps[] {
    const wanted = this.rollout?.plan.wanted.map(({ name }) => name) ?? [];
    return this.upcoming
      .filter(({ change, index }) => change === IndexChange.DELETE && !wanted.includes(index.name))
      .map(({ index }) => this.oldIndex(index));
  }

  /**
   * Whether what is declared so far is what the rollout was planned for; what is planned and not declared may come by later calls.
   * A template of two halves that do not fit is never made.
   */
  public mismatch(shape: () => TableShape): Finding[] {
    if (!this.rollout) return [];
    const declared = shape();
    const names = declared.indexes?.map(({ name }) => name) ?? [];
    return this.differences(
      this.rollout.plan.wanted.filter(({ name }) => names.includes(name)),
      declared,
    );
  }

  /** Whether the rollout is that of the declared indexes, and what is worth knowing of it. */
  public findings(shape: () => TableShape): Finding[] {
    if (this.file === undefined) return [];
    if (!this.rollout) return this.notUnderWay();
    const { plan, step } = this.rollout;
    const differences = this.differences(plan.wanted, shape());
    return differences.length > 0 ? differences : plan.waves.slice(step).map((wave, at) => this.upcomingFinding(wave, step + at + 1));
  }

  private differences(planned: IndexShape[], declared: TableShape): Finding[] {
    const differences = differencesOf(planned, declared);
    if (differences === undefined) return [];
    const message = `The state file \`${this.file}\` was planned for different indexes than the table declares: ${differences}.`;
    const again = 'The code or the table has changed since. Run `dynamorm-cdk rollout` again.';
    const plan = `Plan again: synthesize with \`-c ${Rollout.STEP_CONTEXT}=full\`, and pass the result to \`dynamorm-cdk plan --state ${this.file}\`.`;
    return [finding('DYN-T092', { message, hint: this.isHanded ? again : plan, ...placed })];
  }

  private upcomingFinding({ change, index: { name } }: IndexWave, number: number): Finding {
    const what =
      change === IndexChange.CREATE
        ? `creates the index \`${name}\`. Until then, queries on it fail.`
        : `deletes the current index \`${name}\`. Until then it exists, and grants cover it.`;
    const message = `Wave ${number} of ${this.rollout?.plan.waves.length} ${what}`;
    return finding('DYN-T094', { message, ...placed });
  }

  private oldIndex(index: IndexShape): GlobalIndexProps {
    return oldIndexProps(index, this.rollout?.throughput?.[index.name] ?? {}, this.billing);
  }

  private get upcoming(): IndexWave[] {
    return this.rollout ? this.rollout.plan.waves.slice(this.rollout.step) : [];
  }

  private isFirst(at: number): boolean {
    const { name } = this.upcoming[at].index;
    return this.upcoming.findIndex(({ index }) => index.name === name) === at;
  }

  /** A file that has no rollout at all is that of an app in which nothing changes: worth no word at every synthesis. */
  private notUnderWay(): Finding[] {
    if (this.state?.rollouts.length === 0) return [];
    const others = this.state?.rollouts.map(({ table }) => `\`${table}\``).join(', ');
    const why =
      others === undefined
        ? `No rollout is read from the state file \`${this.file}\``
        : `The state file \`${this.file}\` has no rollout of this table; it has ${others}`;
    return [
      finding('DYN-T091', {
        message: `${why}: every index is synthesized, as for a new table or at the end of a rollout.`,
        hint: 'If a deployed table changes more than one index, run `dynamorm-cdk plan --state` first.',
        ...placed,
      }),
    ];
  }
}

const placed = { path: 'rollout' };

/** The file that a command wrote for this synthesis alone. */
function handedFile(table: Construct): string | undefined {
  const named: unknown = table.node.tryGetContext(Rollout.FILE_CONTEXT) ?? process.env.DYNAMORM_CDK_ROLLOUT_FILE;
  return typeof named === 'string' && named !== '' ? named : undefined;
}

/** The state of one environment must not lead the table of another. What synthesis does not know yet is not compared. */
function checkPlace(own: TableRollout, { account, region }: Stack, file: string, list: FindingList): void {
  const here = { account, region };
  const differing = (['account', 'region'] as const).filter(
    (one) => own[one] !== undefined && !Token.isUnresolved(here[one]) && own[one] !== here[one],
  );
  if (differing.length === 0) return;
  const words = (place: { readonly account?: string; readonly region?: string }) =>
    differing.map((one) => `${one} ${place[one]}`).join(', ');
  const message = `The state file \`${file}\` belongs to ${words(own)}, but the stack is in ${words(here)}.`;
  const hint = 'Use a separate file for each environment: `Rollout.staged({ stateFile })`.';
  list.add('DYN-T096', message, { ...placed, found: words(own), expected: words(here), hint });
}

function stateOf(file: string, list: FindingList): RolloutState | undefined {
  try {
    return RolloutState.fromFile(file);
  } catch (error) {
    list.add('DYN-T090', withoutCode((error as Error).message), placed);
    return undefined;
  }
}

/** The step that the context asks for. It counts for all tables of the file, so the longest rollout sets the bound. */
function stepOf(asked: unknown, file: string, state: RolloutState | undefined, list: FindingList): number | undefined {
  const step = typeof asked === 'string' && /^\d+$/.test(asked) ? Number(asked) : asked;
  if (typeof step !== 'number' || !Number.isInteger(step) || step < 0) {
    const message = `The context value \`${Rollout.STEP_CONTEXT}\` is ${JSON.stringify(asked)}.`;
    list.add('DYN-T093', message, { ...placed, expected: 'a whole number, 0 or greater, or full' });
    return undefined;
  }
  const most = Math.max(0, ...(state?.rollouts ?? []).map(({ plan }) => plan.waves.length));
  if (state && step > most) {
    const message = `The context asks for step ${step}, but the rollouts of \`${file}\` have at most ${most} waves.`;
    list.add('DYN-T093', message, { ...placed, found: String(step), expected: `0 to ${most}` });
    return undefined;
  }
  return step;
}

/** What would have to change to come from what was planned to what is declared; undefined where nothing would. */
function differencesOf(planned: IndexShape[], declared: TableShape): string | undefined {
  try {
    const { waves } = RolloutPlan.between({ partitionKey: declared.partitionKey, indexes: planned }, declared);
    const names = [...new Set(waves.map(({ index }) => `\`${index.name}\``))];
    return names.length === 0 ? undefined : names.join(', ');
  } catch (error) {
    return withoutCode((error as Error).message).replace(/\.$/, '');
  }
}
