import { basename, dirname, normalize } from 'node:path';
import type { ExtractedModel, Extraction } from '../extracted-model';
import type { TagKey } from '../release';
import type { SourceCodeOptions } from '../source-code-options';
import { TableRules } from '../table-rules';
import { UnknownTables } from '../unknown-tables';
import { resolveDeclaration, tagsIn } from './candidates';
import { conventionOfModel } from './choose-convention';
import { readTag } from './dynamorm-tag';
import { ModelFindings, SourceFindings } from './findings';
import { goParser } from './grammar';
import type { Cause } from './interpreter/value';
import type { ModelContext } from './model-context';
import { Modules } from './module';
import type { Convention } from './naming';
import type { Declared, GoPackage } from './package';
import { reportLibraryModels, reportPackage, reportUnread } from './package-findings';
import { readModel } from './read-model';
import { Releases } from './releases';
import { Relevance } from './relevance';
import { isGoFile, Sources } from './sources';
import type { GoFile, GoTypeDeclaration } from './syntax';
import { isBase, reportGeneric, reportOnlyPointers, reportUnreadKey, reportUnseenTags, reportView } from './type-findings';
import { addsToModel, Uses } from './uses';

/** Reads the models that Go files declare. What a file needs to know of others is looked up in its package and its module. */
export async function readGo(
  files: string[],
  options: SourceCodeOptions,
  progress?: (done: number, all: number) => void,
): Promise<Extraction> {
  const sources = new Sources(await goParser(), new Modules(), new Set(options.tags));
  const given = new Set(files.filter((file) => isGoFile(basename(file))).map(normalize));
  const relevance = new Relevance(sources);
  const directories = [...new Set([...given].map((file) => dirname(file)))].filter((directory) => relevance.mayHoldModels(directory));
  let done = 0;
  const packages = new Set<GoPackage>();
  for (const directory of directories) {
    for (const one of sources.packagesIn(directory)) packages.add(one);
    progress?.(++done, directories.length);
  }
  return new Reading(sources, [...packages], given, options).result();
}

/** One run over the packages that seem to hold models. */
class Reading {
  private readonly findings = new SourceFindings();
  private readonly models: ExtractedModel[] = [];
  private readonly uses: Uses;
  private readonly used = new Set<string>();
  private readonly said = new Set<string>();
  private transactions: boolean | undefined;
  private readonly types: ReadonlyMap<string, string>;
  private readonly tables: TableRules;
  private readonly unknownTables = new UnknownTables<Cause>();
  private readonly releases: Releases;
  private dmsVersion: '0.1' | '0.2' = '0.1';

  constructor(
    private readonly sources: Sources,
    private readonly packages: GoPackage[],
    private readonly given: ReadonlySet<string>,
    private readonly options: SourceCodeOptions,
  ) {
    this.uses = new Uses(packages, (declared) => this.isLeftOut(declared));
    this.types = new Map(Object.entries(options.type ?? {}));
    this.tables = new TableRules(options.table ?? {}, this.used);
    this.releases = new Releases(sources.modules, this.findings, options.libraryVersion);
  }

  public result(): Extraction {
    for (const one of this.packages) {
      const isRead = (declaration: GoTypeDeclaration, { path }: GoFile) =>
        this.given.has(path) && !this.isLeftOut({ declaration, package: one });
      reportPackage(one, isRead, this.findings);
      for (const declared of one.declaredTypes) if (this.given.has(declared.file.path)) this.readType(declared);
    }
    const files = this.packages.flatMap((one) => one.files);
    reportLibraryModels(
      files.filter(({ path }) => this.given.has(path)),
      this.findings,
    );
    const sentence = (models: string, why: string) => `The table of ${models} is known only when the program runs: ${why}.`;
    for (const { cause, ...said } of this.unknownTables.all(sentence)) this.findings.add('DYN-C220', cause, said);
    reportUnread(this.sources, this.given, this.findings);
    const order = new Map(files.map(({ path }, at) => [path, at]));
    const at = (file: string | undefined): number => order.get(file ?? '') ?? order.size;
    const findings = this.findings.all
      .map((one, index) => ({ one, index }))
      .sort(
        (a, b) =>
          at(a.one.file) - at(b.one.file) ||
          (a.one.line ?? 0) - (b.one.line ?? 0) ||
          (a.one.column ?? 0) - (b.one.column ?? 0) ||
          a.index - b.index,
      )
      .map(({ one }) => one);
    return { models: this.models, findings, dmsVersion: this.dmsVersion, usedNames: this.used, releases: this.releases.all };
  }

  /** Reads a declared type, where it is a model or wants to be one. */
  private readType(declared: Declared<GoTypeDeclaration>): void {
    const { declaration, file } = declared;
    const { name } = declaration;
    const type = resolveDeclaration(declared);
    if (type.kind !== 'struct' || this.isLeftOut(declared)) return;
    const isPartition = (key: TagKey, tag: string): boolean =>
      tag !== '-' && readTag(tag, this.releases.releaseFor(key, declared.package)).words.has('pk');
    const tags = tagsIn(type, isPartition, addsToModel(declared));
    if (tags.size === 0) {
      if (tagsIn(type, isPartition, true).size > 0) reportOnlyPointers(name, { file, offset: declaration.offset }, this.findings);
      else reportUnseenTags(declaration, file, this.findings);
      return;
    }
    const key = this.releases.keyOf(tags, declared.package);
    const partition = tags.get(key) ?? false;
    const spot = { file, offset: declaration.offset };
    if (declaration.alias) {
      const instance = declaration.type.kind === 'name' && declaration.type.arguments.length > 0;
      if (instance && partition) reportGeneric(declaration, spot, 'instance', this.findings);
    } else if (declaration.parameters.length > 0) {
      if (partition && !this.uses.isPart(declaration)) reportGeneric(declaration, spot, 'struct', this.findings);
    } else if (partition ? !isBase(declared, spot, this.uses, this.findings) : !this.isPart(declared)) {
      if (partition) reportView(declared, type, spot, this.findings);
      const context = this.contextFor(key, declared.package);
      reportUnreadKey(name, spot, tags, key, this.findings);
      this.releases.report(key, declared.package);
      const model = readModel({ name, type, spot }, conventionOfModel(type, context), context);
      if (context.release.tableTheory3) this.dmsVersion = '0.2';
      const release = this.releases.labelOf(key, declared.package);
      if (model !== undefined) this.models.push(release === undefined ? model : { ...model, release });
    }
  }

  /** Whether the caller says that it is no model. */
  private isLeftOut({ declaration: { name }, package: owner }: Pick<Declared<GoTypeDeclaration>, 'declaration' | 'package'>): boolean {
    const said = [name, `${owner.name}.${name}`].find((one) => this.options.exclude?.includes(one));
    if (said === undefined) return false;
    this.used.add(said);
    return true;
  }

  /** Whether a struct without a partition key is a part of others: it may be a model that lacks one. */
  private isPart({ declaration, package: owner }: Declared<GoTypeDeclaration>): boolean {
    if (owner.method(declaration.name, 'TableName') !== undefined) return false;
    return this.uses.isPart(declaration);
  }

  private contextFor(key: TagKey, owner: GoPackage): ModelContext {
    return {
      key,
      release: this.releases.releaseFor(key, owner),
      findings: new ModelFindings(this.findings),
      convention: this.options.convention as Convention | undefined,
      types: this.types,
      tables: this.tables,
      unknownTables: this.unknownTables,
      used: this.used,
      said: this.said,
      embedded: { count: 0 },
      usesTransactions: () => this.usesTransactions(),
    };
  }

  private usesTransactions(): boolean {
    this.transactions ??= [...this.given].some((path) => /\.Transact(?:Write|ionBuilder)?\(/.test(this.sources.textOf(path)?.text ?? ''));
    return this.transactions;
  }
}
