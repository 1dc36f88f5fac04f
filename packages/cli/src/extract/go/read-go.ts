import { basename, dirname, normalize } from 'node:path';
import type { ExtractedModel, Extraction } from '../extracted-model';
import type { SourceCodeOptions } from '../source-code-options';
import { resolveDeclaration, tagsIn, Uses } from './candidates';
import { conventionOfModel } from './choose-convention';
import { readTag } from './dynamorm-tag';
import { SourceFindings, type Spot } from './findings';
import { goParser } from './grammar';
import type { ModelContext } from './model-context';
import { Modules } from './module';
import type { Convention } from './naming';
import type { Declared, GoPackage } from './package';
import { readModel } from './read-model';
import { newestRelease, type Release, releaseOf, type TagKey, tagKeys } from './release';
import { Relevance, tagLike } from './relevance';
import type { Resolved } from './resolve-type';
import { isGoFile, Sources } from './sources';
import type { GoFile, GoType, GoTypeDeclaration } from './syntax';
import { methodOf } from './table-name';

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
  private dmsVersion: '0.1' | '0.2' = '0.1';

  constructor(
    private readonly sources: Sources,
    private readonly packages: GoPackage[],
    private readonly given: ReadonlySet<string>,
    private readonly options: SourceCodeOptions,
  ) {
    this.uses = new Uses(packages);
    this.stated = options.dynamormVersion === undefined ? undefined : releaseOf(options.dynamormVersion);
  }

  public result(): Extraction {
    for (const one of this.packages) {
      this.reportPackage(one);
      for (const declared of one.declaredTypes) if (this.given.has(declared.file.path)) this.readType(declared);
    }
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
    return { models: this.models, findings, dmsVersion: this.dmsVersion, usedNames: this.used };
  }

  /** Reads a declared type, where it is a model or wants to be one. */
  private readType(declared: Declared<GoTypeDeclaration>): void {
    const { declaration, file } = declared;
    const type = resolveDeclaration(declared);
    if (type.kind !== 'struct') return;
    const tags = tagsIn(type, (key, tag) => tag !== '-' && readTag(tag, this.releaseFor(key)).words.has('pk'));
    if (tags.size === 0) return;
    const key = this.keyOf(tags);
    const spot = { file, offset: declaration.offset };
    if (declaration.alias) {
      if (declaration.type.kind === 'name' && declaration.type.arguments.length > 0 && tags.get(key))
        this.reportGeneric(declaration, spot, 'instance');
      return;
    }
    if (declaration.parameters.length > 0) {
      if (tags.get(key) && !this.uses.isPart(declaration)) this.reportGeneric(declaration, spot, 'struct');
      return;
    }
    if (!this.isModel(declaration, type, tags.get(key) ?? false, spot)) return;
    const context = this.contextFor(key);
    this.reportUnreadKey(declaration.name, spot, tags, key);
    const convention: Convention = conventionOfModel(type, context);
    const model = readModel({ name: declaration.name, type, spot }, convention, context);
    if (context.release.tableTheory3) this.dmsVersion = '0.2';
    if (model !== undefined) this.models.push(model);
  }

  /** A struct with a partition key is a model unless others are built on it; one without is a part of others, or a mistake. */
  private isModel(declaration: GoTypeDeclaration, type: Resolved, partition: boolean, spot: Spot): boolean {
    const { name } = declaration;
    const own = type.declared?.package.method(name, 'TableName');
    if (!partition)
      return methodOf(type, 'TableName') !== undefined
        ? !(own === undefined && this.uses.isPart(declaration))
        : !this.uses.isPart(declaration);
    const embedder = this.uses.embedderOf(declaration);
    if (embedder === undefined || own !== undefined) return true;
    this.findings.add('DYN-C252', spot, {
      message: `\`${name}\` is embedded by \`${embedder}\` and has no method TableName of its own: it is taken for a base of models, not for a model.`,
      found: name,
      hint: 'Give it a method TableName where it is a model itself.',
    });
    return false;
  }

  private contextFor(key: TagKey): ModelContext {
    return {
      key,
      release: this.releaseFor(key),
      findings: this.findings,
      convention: this.options.convention as Convention | undefined,
      types: new Map(Object.entries(this.options.type ?? {})),
      tables: new Map(Object.entries(this.options.table ?? {})),
      used: this.used,
    };
  }

  private releaseFor(key: TagKey): Release {
    return this.stated ?? newestRelease(key);
  }

  private reportPackage({ files, repeated }: GoPackage): void {
    for (const file of files) {
      const lost = file.problems.length > 0 && losesTags(file);
      for (const { offset, insideFunction } of file.problems) {
        this.findings.add(
          'DYN-C201',
          { file, offset },
          {
            message: `This is not understood as Go${insideFunction && !lost ? '; what the file declares outside of functions was read' : ''}.`,
            hint: 'Where `go build` takes it, please report it.',
            ...(insideFunction && !lost ? { severity: 'warning' as const } : {}),
          },
        );
      }
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
          message: `\`${path}\` was not read: a build for Linux leaves it out, since ${detail}.`,
          file: path,
          hint: 'Name build tags that hold by --tags.',
        });
      }
    }
  }

  private reportGeneric({ name }: GoTypeDeclaration, spot: Spot, what: 'struct' | 'instance'): void {
    this.findings.add('DYN-C239', spot, {
      message:
        what === 'struct'
          ? `\`${name}\` is generic: its instances are models, each with a name that no document can have.`
          : `\`${name}\` is another name of an instance of a generic struct, whose own name no document can have.`,
      found: name,
      hint: 'Declare a type for each instance, such as `type OrderVersion Versioned[Order]`.',
    });
  }

  /** The key that a model is read by: that of the release, or the one under which it has a partition key, and TableTheory's where both have one. */
  private keyOf(tags: ReadonlyMap<TagKey, boolean>): TagKey {
    if (this.stated?.tableTheory3) return 'theorydb';
    const present = tagKeys.filter((key) => tags.has(key));
    return present.find((key) => tags.get(key)) ?? present[0];
  }

  private reportUnreadKey(name: string, spot: Spot, tags: ReadonlyMap<TagKey, boolean>, key: TagKey): void {
    const other = tagKeys.find((one) => one !== key && tags.has(one));
    if (other === undefined) return;
    this.findings.add('DYN-C237', spot, {
      message: `\`${name}\` has tags of \`${other}\`: they are not read, since ${tags.has(key) ? `it has tags of \`${key}\`` : `TableTheory reads \`${key}\` alone`}.`,
      found: other,
      hint: `Give every field that has a tag one of \`${key}\`.`,
    });
  }
}

/** Whether a mistake swallowed declarations: a brace that is missing makes what follows part of a function. */
function losesTags({ text, types }: GoFile): boolean {
  const written = text.match(new RegExp(tagLike, 'g')) ?? [];
  const read =
    types
      .flatMap(({ type }) => tagsOf(type))
      .join(' ')
      .match(new RegExp(tagLike, 'g')) ?? [];
  return read.length < written.length;
}

function tagsOf(type: GoType): string[] {
  if (type.kind === 'struct') return type.fields.flatMap((field) => [field.tag?.literal ?? '', ...tagsOf(field.type)]);
  return 'element' in type ? tagsOf(type.element) : type.kind === 'map' ? tagsOf(type.value) : [];
}
