import { basename, dirname, normalize, relative } from 'node:path';
import type { ExtractedModel, Extraction } from '../extracted-model';
import { libraryModel, libraryModelName } from '../library-models';
import { type LibraryUse, releaseKey, releaseLabel, releaseUsed, unclearRelease } from '../library-use';
import { type Library, libraryOfKey, type Release, releaseOf, type TagKey, tagKeys } from '../release';
import type { SourceCodeOptions } from '../source-code-options';
import { TableRules } from '../table-rules';
import { UnknownTables } from '../unknown-tables';
import { resolveDeclaration, tagsIn } from './candidates';
import { conventionOfModel } from './choose-convention';
import { readTag } from './dynamorm-tag';
import { reportInner, reportProblems } from './file-findings';
import { ModelFindings, SourceFindings, type Spot } from './findings';
import { goParser } from './grammar';
import type { Cause } from './interpreter/value';
import type { ModelContext } from './model-context';
import { Modules } from './module';
import type { Convention } from './naming';
import type { Declared, GoPackage } from './package';
import { readModel } from './read-model';
import { Relevance } from './relevance';
import { type Resolved, resolveType } from './resolve-type';
import { isGoFile, Sources } from './sources';
import type { GoTypeDeclaration } from './syntax';
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
  private readonly stated: Release | undefined;
  private readonly used = new Set<string>();
  private readonly said = new Set<string>();
  private transactions: boolean | undefined;
  private readonly types: ReadonlyMap<string, string>;
  private readonly tables: TableRules;
  private readonly unknownTables = new UnknownTables<Cause>();
  private readonly libraryUses = new Map<string, LibraryUse>();
  private readonly releases = new Map<string, LibraryUse>();
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
    this.stated = options.libraryVersion === undefined ? undefined : releaseOf(options.libraryVersion);
  }

  public result(): Extraction {
    for (const one of this.packages) {
      this.reportPackage(one);
      for (const declared of one.declaredTypes) if (this.given.has(declared.file.path)) this.readType(declared);
    }
    this.reportLibraryModels();
    const sentence = (models: string, why: string) => `The table of ${models} is known only when the program runs: ${why}.`;
    for (const { cause, ...said } of this.unknownTables.all(sentence)) this.findings.add('DYN-C220', cause, said);
    this.reportUnread();
    const order = new Map(this.packages.flatMap(({ files }) => files).map(({ path }, at) => [path, at]));
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
    return { models: this.models, findings, dmsVersion: this.dmsVersion, usedNames: this.used, releases: [...this.releases.values()] };
  }

  /** Reads a declared type, where it is a model or wants to be one. */
  private readType(declared: Declared<GoTypeDeclaration>): void {
    const { declaration, file } = declared;
    const { name } = declaration;
    const type = resolveDeclaration(declared);
    if (type.kind !== 'struct' || this.isLeftOut(declared)) return;
    const isPartition = (key: TagKey, tag: string): boolean =>
      tag !== '-' && readTag(tag, this.releaseFor(key, declared.package)).words.has('pk');
    const tags = tagsIn(type, isPartition, addsToModel(declared));
    if (tags.size === 0) {
      if (tagsIn(type, isPartition, true).size > 0) this.reportOnlyPointers(name, { file, offset: declaration.offset });
      return;
    }
    const key = this.keyOf(tags, declared.package);
    const partition = tags.get(key) ?? false;
    const spot = { file, offset: declaration.offset };
    if (declaration.alias) {
      const instance = declaration.type.kind === 'name' && declaration.type.arguments.length > 0;
      if (instance && partition) this.reportGeneric(declaration, spot, 'instance');
    } else if (declaration.parameters.length > 0) {
      if (partition && !this.uses.isPart(declaration)) this.reportGeneric(declaration, spot, 'struct');
    } else if (partition ? !this.isBase(declared, spot) : !this.isPart(declared)) {
      if (partition) this.reportView(declared, type, spot);
      const context = this.contextFor(key, declared.package);
      this.reportUnreadKey(name, spot, tags, key);
      this.reportRelease(key, declared.package);
      const model = readModel({ name, type, spot }, conventionOfModel(type, context), context);
      if (context.release.tableTheory3) this.dmsVersion = '0.2';
      const release = this.stated === undefined ? releaseLabel(this.useOf(key, declared.package)) : undefined;
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

  /** Whether a struct with a partition key is no model itself but what models are built on. */
  private isBase({ declaration, package: owner }: Declared<GoTypeDeclaration>, spot: Spot): boolean {
    const { name } = declaration;
    const [embedder] = this.uses.embeddersOf(declaration);
    if (embedder === undefined || owner.method(name, 'TableName') !== undefined) return false;
    const built = this.uses.modelOn(declaration);
    if (built === undefined) {
      const other = embedder.declaration.name;
      this.findings.add('DYN-C242', spot, {
        message: `\`${name}\` has a partition key and is embedded by \`${other}\`, which adds no tags: whether both are models cannot be known, and both are read.`,
        found: name,
        hint: `Exclude the one that is not a model with \`--exclude ${name}\` or \`--exclude ${other}\`, or give the models a method TableName.`,
      });
      return false;
    }
    this.findings.add('DYN-C252', spot, {
      message: `\`${name}\` is embedded by the model \`${built}\` and does not declare a method TableName: it is read as a base of models, not as a model.`,
      found: name,
      hint: 'If it is a model itself, give it a method TableName.',
    });
    return true;
  }

  private contextFor(key: TagKey, owner: GoPackage): ModelContext {
    return {
      key,
      release: this.releaseFor(key, owner),
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

  /** A struct that embeds a model and adds nothing to it takes over its keys and its table, and becomes a model without a word of its author. */
  private reportView(declared: Declared<GoTypeDeclaration>, { fields = [], scope }: Resolved, spot: Spot): void {
    if (scope === undefined || addsToModel(declared)) return;
    const { name } = declared.declaration;
    const model = fields
      .filter(({ embedded }) => embedded)
      .flatMap((field) => resolveType(field.type, scope).declared ?? [])
      .find((inner) => inner.package.method(inner.declaration.name, 'TableName') !== undefined);
    if (model === undefined) return;
    this.findings.add('DYN-C242', spot, {
      message: `\`${name}\` embeds the model \`${model.declaration.name}\` and adds no tags: whether it is a model too cannot be known, and it is read as one.`,
      found: name,
      hint: `Exclude it with \`--exclude ${name}\`, or give it a method TableName.`,
    });
  }

  private usesTransactions(): boolean {
    this.transactions ??= [...this.given].some((path) => /\.Transact(?:Write|ionBuilder)?\(/.test(this.sources.textOf(path)?.text ?? ''));
    return this.transactions;
  }

  private releaseFor(key: TagKey, owner: GoPackage): Release {
    return this.stated ?? releaseUsed(this.useOf(key, owner));
  }

  /** What the module of a package says of the library that reads a key. */
  private useOf(key: TagKey, { directory }: GoPackage): LibraryUse {
    const known = this.libraryUses.get(`${key} ${directory}`);
    if (known !== undefined) return known;
    const library = libraryOfKey(key);
    const use = this.sources.modules.libraryUse(directory, library) ?? this.withoutRelease(library, directory);
    this.libraryUses.set(`${key} ${directory}`, use);
    return use;
  }

  private withoutRelease(library: Library, directory: string): LibraryUse {
    const module = this.sources.modules.goModOf(directory);
    if (module === undefined)
      return { library, language: 'Go', project: shownDirectory(directory), unknown: 'there is no go.mod above it' };
    const file = shownDirectory(module.file);
    return { library, language: 'Go', project: module.path ?? file, file, unknown: `\`${file}\` does not require it` };
  }

  /** Says once for each module which release its models are read as. */
  private reportRelease(key: TagKey, owner: GoPackage): void {
    if (this.stated !== undefined) return;
    const use = this.useOf(key, owner);
    if (this.releases.has(releaseKey(use))) return;
    this.releases.set(releaseKey(use), use);
    const unclear = unclearRelease(use);
    if (unclear !== undefined) this.findings.take(unclear);
  }

  private reportPackage(owner: GoPackage): void {
    const { files, repeated } = owner;
    for (const file of files) {
      reportProblems(file, this.findings);
      const inner = this.given.has(file.path) ? file.inner.filter((declaration) => !this.isLeftOut({ declaration, package: owner })) : [];
      reportInner(file, inner, this.findings);
    }
    for (const { first, again } of repeated) {
      const { name } = again.declaration;
      const place = this.findings.placeOf({ file: first.file, offset: first.declaration.offset });
      this.findings.add(
        'DYN-C203',
        { file: again.file, offset: again.declaration.offset },
        {
          message: `\`${name}\` is declared here and in ${place.file}:${place.line}: which of them is meant cannot be known.`,
          found: name,
          hint: 'Files are read as a build for Linux would read them; --tags names build tags that hold.',
        },
      );
    }
  }

  private reportUnread(): void {
    for (const { path, reason, detail, matters } of this.sources.unread) {
      if (reason !== 'constraint') this.findings.addPlain('DYN-C202', { message: `\`${path}\` cannot be read: ${detail}.`, file: path });
      else if (matters && this.given.has(path)) {
        this.findings.addPlain('DYN-C204', {
          message: `\`${path}\` was not read: a build for Linux excludes it, since ${detail}.`,
          file: path,
          hint: 'Name the build tags that are set with --tags.',
        });
      }
    }
  }

  /** Models that a function of the library defines. */
  private reportLibraryModels(): void {
    for (const file of this.packages.flatMap(({ files }) => files)) {
      if (!this.given.has(file.path)) continue;
      for (const { index, 1: owner, 2: name } of file.text.matchAll(/\b(\w+)\.(Define[A-Z]\w*Model)\(/g)) {
        const found = file.imports.find(({ alias, path }) => (alias ?? path.split('/').find((part) => part === owner)) === owner);
        if (found === undefined || !/\/(?:dynamorm|tabletheory)(?:\/|$)/i.test(found.path) || !libraryModelName.test(name)) continue;
        this.findings.take(libraryModel(name, found.path, this.findings.placeOf({ file, offset: index })));
      }
    }
  }

  private reportGeneric({ name }: GoTypeDeclaration, spot: Spot, what: 'struct' | 'instance'): void {
    this.findings.add('DYN-C239', spot, {
      message:
        what === 'struct'
          ? `\`${name}\` is generic: its instances are models, each with a name that no document can have.`
          : `\`${name}\` is another name of an instance of a generic struct, and no document can have the name of that instance.`,
      found: name,
      hint: 'Declare a type for each instance, such as `type OrderVersion Versioned[Order]`.',
    });
  }

  /** The key that a model is read by: that of the release, or the one under which it has a partition key, and TableTheory's where both have one. */
  private keyOf(tags: ReadonlyMap<TagKey, boolean>, { directory }: GoPackage): TagKey {
    if (this.stated?.tableTheory3) return 'theorydb';
    const present = tagKeys.filter((key) => tags.has(key));
    const required = present.filter((key) => this.sources.modules.libraryUse(directory, libraryOfKey(key)) !== undefined);
    const possible = required.length > 0 ? required : present;
    return possible.find((key) => tags.get(key)) ?? possible[0];
  }

  private reportOnlyPointers(name: string, spot: Spot): void {
    this.findings.add('DYN-C232', spot, {
      message: `\`${name}\` embeds what has tags as a pointer and adds none: DynamORM sees no keys in it, and it is read as no model.`,
      found: name,
      severity: 'info',
    });
  }

  private reportUnreadKey(name: string, spot: Spot, tags: ReadonlyMap<TagKey, boolean>, key: TagKey): void {
    const other = tagKeys.find((one) => one !== key && tags.has(one));
    if (other === undefined) return;
    this.findings.add('DYN-C237', spot, {
      message: `\`${name}\` has tags of \`${other}\`: they are not read, since ${tags.has(key) ? `it has tags of \`${key}\`` : `TableTheory reads only \`${key}\``}.`,
      found: other,
      hint: `Give every field that has a tag one of \`${key}\`.`,
    });
  }
}

/** A path as messages show it: from the working directory where it is below that. */
function shownDirectory(path: string): string {
  const shown = relative(process.cwd(), path);
  return shown === '' ? '.' : shown.startsWith('..') ? path : shown;
}
