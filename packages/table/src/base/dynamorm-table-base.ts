import { keyBehind, writtenConstruct, writtenPath } from '@dynamorm-cdk/core/constructs';
import { diagnosticLine, ofSeverity } from '@dynamorm-cdk/core/diagnostics';
import { kinds } from '@dynamorm-cdk/core/kinds';
import {
  type Finding,
  IndexKind,
  type ModelDocument,
  Severity,
  type TableShape,
  UnknownValue,
  type ValidationReport,
} from '@dynamorm-cdk/model-spec';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Grant } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Stack, Token } from 'aws-cdk-lib/core';
import { Construct, type IConstruct } from 'constructs';
import type { TableAlarmOptions } from '../alarms/table-alarm-options';
import { TableAlarms } from '../alarms/table-alarms';
import { declaredDocument } from '../declaration/declared-document';
import { isOfOneDocument, mixedReleases, untakenTables } from '../declaration/document-use';
import type { TableUse } from '../declaration/table-use';
import { addVariables, checkLaterContainers } from '../environment/add-variables';
import { keyArnIn, noKeyThere, noTableOfAccount, noTableThere, otherAccountOf, otherRegionOf } from '../environment/client-region';
import type { ConnectOptions } from '../environment/connect-options';
import { functionHolder } from '../environment/holder';
import { TableClient } from '../environment/table-client';
import { annotate } from '../findings/annotate';
import { finding, findingsError } from '../findings/findings';
import { refuseKinds } from '../findings/kind-findings';
import type { DynamORMTableGrants } from '../grants/dynamorm-table-grants';
import type { ClientPlace, TableCopy } from '../grants/grant-target';
import { TableAccess } from '../grants/table-access';
import type { IDynamORMTable } from './idynamorm-table';
import type { PublishShapeOptions } from './publish-shape-options';
import { publishedShape } from './published-shape';

const CLIENT = kinds.made('a TableClient, such as TableClient.container(container)', 'grantee', '_environments');
const OPTIONS = kinds.propsOf<ConnectOptions>({ embedModels: kinds.flag });
const MODELS = kinds.made('a ModelDocument, such as ModelDocument.fromFile(path)', 'compare');
const SHAPE = kinds.propsOf<PublishShapeOptions>({ parameterName: kinds.text });
const ALARMS = kinds.propsOf<TableAlarmOptions>({
  throttles: kinds.positive,
  systemErrors: kinds.positive,
  period: kinds.made('a Duration, such as Duration.minutes(1)', 'toSeconds'),
  evaluationPeriods: kinds.positive,
  actions: kinds.listOf(kinds.made('an action of an alarm', 'bind'), 'a list of actions'),
});
const ACCESS = kinds.oneOf(() => TableAccess);

/** The tables of each app, in the order in which they were made. */
const tablesOf = new WeakMap<IConstruct, Set<DynamORMTableBase>>();

/**
 * The common base of tables that this app creates and tables that already exist.
 */
export abstract class DynamORMTableBase extends Construct implements IDynamORMTable {
  public abstract readonly table: ITable;
  public abstract readonly tableName: string;
  public abstract readonly tableArn: string;
  public abstract readonly tableStreamArn?: string;
  public abstract readonly grants: DynamORMTableGrants;
  public abstract readonly shape: TableShape;

  /** @internal */
  protected abstract readonly _use: TableUse;

  /** @internal */
  protected abstract readonly _copies: readonly TableCopy[];

  private readonly reported = new Set<string>();
  private madeAlarms?: TableAlarms;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    tablesOf.set(this.node.root, (tablesOf.get(this.node.root) ?? new Set()).add(this));
    // A constructor that threw leaves a construct without grants behind, and has said all there is to say.
    writtenConstruct<IConstruct>(this).node.addValidation({ validate: () => (this.grants ? this.report(this._synthesisFindings()) : []) });
  }

  /**
   * The path that a person wrote: all that messages, files and contracts say.
   *
   * @internal
   */
  protected get _path(): string {
    return writtenPath(this.node.path);
  }

  /**
   * The id that a person wrote.
   *
   * @internal
   */
  protected get _id(): string {
    return writtenConstruct<IConstruct>(this).node.id;
  }

  public get environmentVariables(): { [name: string]: string } {
    const { fieldEncryptionKey: key } = this._use;
    return this.variables(key && (keyBehind(key) ?? key).keyArn);
  }

  public get containerEnvironmentVariables(): { [name: string]: string } {
    return { ...this.environmentVariables, AWS_REGION: Stack.of(this.table).region };
  }

  public connect(handler: LambdaFunction, access: TableAccess, options: ConnectOptions = {}): Grant {
    return this.connectClient(TableClient.lambdaFunction(handler), access, options);
  }

  public connectClient(client: TableClient, access: TableAccess, options: ConnectOptions = {}): Grant {
    const stated = kinds.withoutNulls(options);
    const mistakes = [...CLIENT(client, 'client'), ...ACCESS(access, 'access'), ...OPTIONS(stated, 'options')];
    refuseKinds(`Connecting to table \`${this._path}\``, mistakes);
    const place = this.placeOf(client);
    const models: Record<string, string> = stated.embedModels ? { DMS_MODEL_B64: Buffer.from(this.toDms()).toString('base64') } : {};
    const region: Record<string, string> = client._needsRegion ? { AWS_REGION: place.region } : {};
    const variables = { ...this.variables(place.fieldEncryptionKey?.keyArn), ...region, ...models };
    for (const environment of client._environments) addVariables(environment, variables, this._path);
    if (client._task) checkLaterContainers(client._task, Object.keys(variables), this._path);
    return this.grants._access(access, client.grantee, stated, place);
  }

  public validateModelCompatibility(models: ModelDocument): ValidationReport {
    refuseKinds(`DynamORMTable \`${this._path}\``, MODELS(models, 'models'));
    return models.compare(this.shape, this._use.compareOptions);
  }

  public toDms(): string {
    const { models, declared, contract } = this._use;
    return (models ?? declaredDocument(declared, contract)).toDms();
  }

  public publishShape(options: PublishShapeOptions = {}): StringParameter {
    const stated = kinds.withoutNulls(options);
    refuseKinds(`DynamORMTable \`${this._path}\``, SHAPE(stated, 'options'));
    return publishedShape(this, stated, () => ({ ...this._presentShape, tableName: this.tableName }));
  }

  public alarms(options: TableAlarmOptions = {}): Alarm[] {
    const stated = kinds.withoutNulls(options);
    refuseKinds(`DynamORMTable \`${this._path}\``, ALARMS(stated, 'options'));
    if (this.madeAlarms) {
      const message = 'The table already has alarms.';
      const said = finding('DYN-T108', { message, path: 'alarms', hint: 'Keep the alarms that the first call returned.' });
      throw findingsError(`DynamORMTable \`${this._path}\``, [said]);
    }
    this.madeAlarms = new TableAlarms(this, 'Alarms', this.tableName, this._path, stated);
    const known = (this._presentShape.indexes ?? []).filter(({ kind, name }) => kind === IndexKind.GLOBAL && name !== UnknownValue.TEXT);
    for (const { name } of known) this.madeAlarms.addIndex(name);
    return [...this.madeAlarms.alarms];
  }

  /**
   * A global index that came after the alarms gets its own.
   *
   * @internal
   */
  protected _watchIndex(name: string): void {
    if (!Token.isUnresolved(name)) this.madeAlarms?.addIndex(name);
  }

  /**
   * The shape that the table has once this template is deployed; another one only while a staged rollout is under way.
   *
   * @internal
   */
  protected get _presentShape(): TableShape {
    return this.shape;
  }

  /**
   * What is known only when all calls are made: models against the table as it is now, and grants against its indexes.
   *
   * @internal
   */
  protected _synthesisFindings(): Finding[] {
    const { models, compareOptions } = this._use;
    const ofModels = models
      ? [
          ...models.report.findings,
          ...models.compare(this.shape, compareOptions).findings,
          ...mixedReleases(models.models),
          ...this.documentFindings(models),
        ]
      : [];
    return [...ofModels, ...this.grants._findings()];
  }

  /** What the document as a whole asks for, said by the first table that takes a part of it. */
  private documentFindings(models: ModelDocument): Finding[] {
    if (models.whole.tableNames.length < 2) return [];
    const taken = new Set<string>();
    for (const table of tablesOf.get(this.node.root) ?? []) {
      const part = table.grants && table._use.models;
      if (!part || !isOfOneDocument(part, models)) continue;
      if (taken.size === 0 && table !== this) return [];
      for (const name of part.tableNames) taken.add(name);
    }
    return untakenTables(models, taken);
  }

  /** Errors stop the synthesis; the rest is said once, since an app may be synthesized several times. */
  private report(findings: Finding[]): string[] {
    for (const finding of findings.filter(({ severity }) => severity !== Severity.ERROR)) this._annotate(finding);
    return ofSeverity(findings, Severity.ERROR).map(diagnosticLine);
  }

  /** @internal */
  protected _annotate(finding: Finding): void {
    const line = diagnosticLine(finding);
    if (this.reported.has(line)) return;
    this.reported.add(line);
    annotate(this, finding);
  }

  /**
   * Sets the variables of a function that is granted nothing; says whether every value was known as it was asked for.
   *
   * @internal
   */
  protected _setVariables(handler: LambdaFunction, known: { tableName?: string }): boolean {
    const variables = { ...this.environmentVariables };
    if ('tableName' in known) {
      if (known.tableName === undefined) return false;
      variables[this._use.environmentVariableName] = known.tableName;
      if (Object.values(variables).some((value) => Token.isUnresolved(value))) return false;
    }
    addVariables(functionHolder(handler), variables, this._path);
    return true;
  }

  private variables(keyArn: string | undefined): { [name: string]: string } {
    return { [this._use.environmentVariableName]: this.tableName, ...(keyArn === undefined ? {} : { KMS_KEY_ARN: keyArn }) };
  }

  /** What a client works with where it runs: in the region of a replica that replica and its keys alone. */
  private placeOf(client: TableClient): ClientPlace {
    const given = this._use.fieldEncryptionKey;
    const fieldEncryptionKey = given && (keyBehind(given) ?? given);
    const own = this.table.env.account;
    const account = otherAccountOf(client, own);
    const ofAccount = account === undefined ? [] : [noTableOfAccount(client, account, own)];
    const region = otherRegionOf(client, this._copies);
    if (ofAccount.length > 0 && region === undefined) throw findingsError(`Connecting to table \`${this._path}\``, ofAccount);
    if (region === undefined) return { region: Stack.of(this.table).region, copies: this._copies, fieldEncryptionKey };
    const copy = this._copies.find((one) => one.region === region);
    const keyArn = given && keyArnIn(given, region);
    const findings = [
      ...ofAccount,
      ...(copy ? [] : [noTableThere(client, region, this._copies)]),
      ...(given && keyArn === undefined ? [noKeyThere(client, region)] : []),
    ];
    if (!copy || findings.length > 0) throw findingsError(`Connecting to table \`${this._path}\``, findings);
    return { region, copies: [copy], fieldEncryptionKey: keyArn === undefined ? undefined : this.keyIn(region, keyArn) };
  }

  private keyIn(region: string, keyArn: string): IKey {
    const id = `FieldKey-${region}`;
    return (this.node.tryFindChild(id) as IKey | undefined) ?? Key.fromKeyArn(this, id, keyArn);
  }
}
