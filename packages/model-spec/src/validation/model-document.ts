import { aboutValues, errorAtCaller, hasErrors, type SeverityPolicy, withoutTokens } from '@dynamorm-cdk/core/diagnostics';
import { kinds, shapeKind } from '@dynamorm-cdk/core/kinds';
import { didYouMean, groupedBy, quote, quoteAll } from '@dynamorm-cdk/core/text';
import { refuseKinds, statedOptions } from '../arguments/refuse-kinds';
import { Findings } from '../document/findings';
import { readFile } from '../document/read-file';
import { reportUnfitText } from '../document/unfit-text';
import { tableUnknown } from '../document/usage-rules';
import type { Finding } from '../finding/finding';
import { buildModel } from '../model/build-model';
import type { DocumentDraft } from '../model/draft';
import type { DynamORMModelSpec } from '../model/dynamorm-model-spec';
import { nodeFromSpecs } from '../model/from-specs';
import type { Model } from '../model/model';
import { renderDms } from '../model/render-dms';
import { shapeOf } from '../model/shape-of';
import { specsKind } from '../model/specs-kind';
import { compareWithTable } from '../rules/table/compare';
import type { CompareOptions } from '../rules/table/compare-options';
import { Comparison, type ReadModel } from '../rules/table/comparison';
import { documentOfSeveralTables, severalTables } from '../rules/table/several-tables';
import type { TableShape } from '../shape/table-shape';
import { checkBytes, checkObject, checkText, checkTree, defaultLimits, limitsOf } from './checked-document';
import { invalidDocument } from './invalid-document';
import { compareOptions, sourceOptions, validateOptions } from './option-kinds';
import type { SourceOptions } from './source-options';
import { reportUnknownCodes } from './unknown-codes';
import type { ValidateOptions } from './validate-options';
import { ValidationReport } from './validation-report';
import { weighedForReading } from './weighed-for-reading';

/**
 * The models of a model document: DMS 0.1 or 0.2 as YAML or JSON, or specifications that you declare in code. A model or a list of models
 * without a document is accepted too, as Go's `dms.FromMetadata` prints and TypeScript's `defineModel` accepts it.
 *
 * An instance is always valid: if a document has errors, reading it throws one error that lists all of them. To check a document that
 * might be broken, use `ModelValidator`.
 *
 * @example
 *
 * const models = ModelDocument.fromFile('models.dms.yaml');
 * const orders = models.forTable('orders');
 * const report = orders.compare({ partitionKey: { name: 'PK', type: KeyType.STRING } });
 */
export class ModelDocument {
  /**
   * Reads a YAML or JSON file.
   *
   * @param path the file, relative to the working directory
   * @param options settings, as for `ModelValidator.validateFile`; `fileName` is not used. Errors that make a document unreadable cannot
   * be silenced or lowered
   * @throws when the file cannot be read, or with every error of the document
   */
  public static fromFile(path: string, options: ValidateOptions = {}): ModelDocument {
    const stated = statedOptions('ModelDocument.fromFile', options, validateOptions);
    const bytes = readFile(path);
    const findings = new Findings();
    reportUnknownCodes(stated, findings);
    return ModelDocument.of(checkBytes(bytes, path, limitsOf(stated), findings), findings, path, stated);
  }

  /**
   * Reads YAML or JSON text.
   *
   * @param content the text
   * @param options the name of the text in findings
   * @throws with every error of the document
   */
  public static fromString(content: string, options: SourceOptions = {}): ModelDocument {
    const stated = statedOptions('ModelDocument.fromString', options, sourceOptions, kinds.text(content, 'content'));
    const findings = new Findings();
    return ModelDocument.of(checkText(content, stated.fileName, limitsOf(stated), findings), findings, stated.fileName);
  }

  /**
   * Reads a document, a model or a list of models from plain values, as `JSON.parse` returns them.
   *
   * @param document the document; it is copied
   * @param options the name of the document in findings
   * @throws with every error of the document
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii has no other word for a JSON value
  public static fromObject(document: any, options: SourceOptions = {}): ModelDocument {
    const { fileName } = statedOptions('ModelDocument.fromObject', options, sourceOptions);
    const findings = new Findings();
    return ModelDocument.of(checkObject(document, fileName, defaultLimits, findings), findings, fileName);
  }

  /**
   * Reads specifications that you declare in code, if you have no model document.
   *
   * @param specs the models; all models without a table name share one table
   * @throws with every error of the specifications
   */
  public static fromSpecs(specs: DynamORMModelSpec[]): ModelDocument {
    refuseKinds('ModelDocument.fromSpecs', specsKind(specs, 'specs'));
    const findings = new Findings();
    const root = nodeFromSpecs(specs);
    reportUnfitText(root, findings);
    return ModelDocument.of(checkTree(root, defaultLimits, findings), findings, undefined);
  }

  private static of(
    draft: DocumentDraft | undefined,
    findings: Findings,
    file: string | undefined,
    policy: SeverityPolicy = {},
  ): ModelDocument {
    const weighed = weighedForReading(findings.sorted, policy);
    if (draft === undefined || hasErrors(weighed)) throw invalidDocument(weighed, file);
    const models = draft.models.map((one): ReadModel => ({ model: buildModel(one), draft: one }));
    return new ModelDocument(models, new ValidationReport(weighed), draft.version, file);
  }

  /** The models, in the order of the document. */
  public readonly models: Model[];

  /** The distinct logical names of the tables, in the order of the document. */
  public readonly tableNames: string[];

  /** Warnings and informational messages from reading the document. */
  public readonly report: ValidationReport;

  /**
   * The version of DMS that the document states.
   *
   * @default - a model or a list of models without a document states no version
   */
  public readonly dmsVersion?: string;

  /**
   * The file that the document was read from, under the name that the caller gave.
   *
   * @default - the document was not read from a file
   */
  public readonly fileName?: string;

  /** The document from which `forTable` selected this one, or the document itself. */
  public readonly whole: ModelDocument;

  private readonly read: ReadModel[];
  private readonly byTable: Map<string, ReadModel[]>;
  /** The table that each finding is about, if it is about one. They are looked for once, since an app asks for every table. */
  private tablesOfFindings?: (string | undefined)[];

  private constructor(
    read: ReadModel[],
    report: ValidationReport,
    dmsVersion: string | undefined,
    fileName: string | undefined,
    whole?: ModelDocument,
  ) {
    this.read = read;
    this.models = read.map((one) => one.model);
    this.byTable = groupedBy(read, ({ model }) => model.tableName);
    this.tableNames = [...this.byTable.keys()];
    this.report = report;
    this.dmsVersion = dmsVersion;
    this.fileName = fileName;
    this.whole = whole ?? this;
  }

  /**
   * The models of one table, as a separate document.
   *
   * @param name logical name of the table, as the document has it
   * @throws when no model has that table
   */
  public forTable(name: string): ModelDocument {
    const read = this.byTable.get(name);
    if (read === undefined) {
      // Plain JavaScript may pass no text at all.
      const isText = typeof name === 'string';
      const hint = (isText && didYouMean(name, this.tableNames)) || '';
      const table = withoutTokens(isText ? quote(name) : aboutValues(`\`${String(name)}\``));
      throw errorAtCaller(
        `${tableUnknown.code} ${this.fileName ?? 'The model document'} has no models of the table ${table}. It has ${quoteAll(this.tableNames)}. ${hint}`.trim(),
      );
    }
    const report = new ValidationReport(this.findingsWithoutOtherTables(name));
    return new ModelDocument(read, report, this.dmsVersion, this.fileName, this.whole);
  }

  /** The findings but for those about models of other tables. */
  private findingsWithoutOtherTables(name: string): Finding[] {
    const { findings } = this.report;
    if (findings.length === 0 || this.byTable.size === 1) return findings;
    this.tablesOfFindings ??= this.findTablesOfFindings();
    const tables = this.tablesOfFindings;
    return findings.filter((_, at) => tables[at] === undefined || tables[at] === name);
  }

  private findTablesOfFindings(): (string | undefined)[] {
    const tables = new Map(this.read.map(({ model, draft }) => [draft.node.path, model.tableName]));
    return this.report.findings.map(({ path }) => tables.get(modelPathOf(path)));
  }

  /**
   * Compares the models with a table by every rule, and returns all findings.
   *
   * @param shape the table
   * @param options facts that neither models nor table state
   */
  public compare(shape: TableShape, options: CompareOptions = {}): ValidationReport {
    const stated = statedOptions('ModelDocument.compare', options, compareOptions, shapeKind(shape, 'shape'));
    const findings = new Findings();
    const comparison = new Comparison(this.read, kinds.withoutNulls(shape), stated, findings);
    if (this.tableNames.length > 1) severalTables(comparison, this.tableNames);
    else compareWithTable(comparison);
    return new ValidationReport(findings.sorted);
  }

  /**
   * The table that the models need: keys, the indexes of all models, and the time to live.
   *
   * @throws when the document has models of several tables
   */
  public toTableShape(): TableShape {
    if (this.tableNames.length > 1) {
      throw errorAtCaller(
        `${documentOfSeveralTables.code} ${this.fileName ?? 'The model document'} has models of several tables, ${quoteAll(this.tableNames)}. Select one with forTable.`,
      );
    }
    return shapeOf(this.models);
  }

  /**
   * The models as DMS in YAML, in version 0.1 if the document states no version. Parts that mean nothing to a table or client are
   * omitted.
   */
  public toDms(): string {
    return renderDms(this.models, this.dmsVersion ?? '0.1');
  }
}

/** The part of a path that names the model, such as `models[1]`. */
function modelPathOf(path = ''): string {
  return /^\w*\[\d+\]/.exec(path)?.[0] ?? 'the document';
}
