import { libraryModel, libraryModelName } from '../library-models';
import { reportInner, reportProblems } from './file-findings';
import type { SourceFindings } from './findings';
import type { GoPackage } from './package';
import type { Sources } from './sources';
import type { GoFile, GoTypeDeclaration } from './syntax';

/** What the grammar does not understand in a package, structs of functions, and types that are declared twice. */
export function reportPackage(
  owner: GoPackage,
  isRead: (declaration: GoTypeDeclaration, file: GoFile) => boolean,
  findings: SourceFindings,
): void {
  const { files, repeated } = owner;
  for (const file of files) {
    reportProblems(file, findings);
    reportInner(
      file,
      file.inner.filter((declaration) => isRead(declaration, file)),
      findings,
    );
  }
  for (const { first, again } of repeated) {
    const { name } = again.declaration;
    const place = findings.placeOf({ file: first.file, offset: first.declaration.offset });
    findings.add(
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

/** Files that a build for Linux excludes, or that cannot be read. */
export function reportUnread({ unread }: Sources, given: ReadonlySet<string>, findings: SourceFindings): void {
  for (const { path, reason, detail, matters } of unread) {
    if (reason !== 'constraint') findings.addPlain('DYN-C202', { message: `\`${path}\` cannot be read: ${detail}.`, file: path });
    else if (matters && given.has(path)) {
      findings.addPlain('DYN-C204', {
        message: `\`${path}\` was not read: a build for Linux excludes it, since ${detail}.`,
        file: path,
        hint: 'Name the build tags that are set with --tags.',
      });
    }
  }
}

/** Models that a function of the library defines. */
export function reportLibraryModels(files: readonly GoFile[], findings: SourceFindings): void {
  for (const file of files) {
    for (const { index, 1: owner, 2: name } of file.text.matchAll(/\b(\w+)\.(Define[A-Z]\w*Model)\(/g)) {
      const found = file.imports.find(({ alias, path }) => (alias ?? path.split('/').find((part) => part === owner)) === owner);
      if (found === undefined || !/\/(?:dynamorm|tabletheory)(?:\/|$)/i.test(found.path) || !libraryModelName.test(name)) continue;
      findings.take(libraryModel(name, found.path, findings.placeOf({ file, offset: index })));
    }
  }
}
