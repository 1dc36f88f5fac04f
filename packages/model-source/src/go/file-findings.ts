import { tagLike } from '../release';
import type { SourceFindings } from './findings';
import type { GoFile, GoType, GoTypeDeclaration } from './syntax';

/** What the grammar does not understand. */
export function reportProblems(file: GoFile, findings: SourceFindings): void {
  const lost = file.problems.length > 0 && losesTags(file);
  for (const { offset, insideFunction } of file.problems) {
    findings.add(
      'DYN-C201',
      { file, offset },
      {
        message: `This is not understood as Go${insideFunction && !lost ? '; what the file declares outside of functions was read' : ''}.`,
        hint: 'If `go build` accepts the file, report this as a bug.',
        ...(insideFunction && !lost ? { severity: 'warning' as never } : {}),
      },
    );
  }
}

/** Structs with tags that functions keep to themselves; where a file is not understood, nobody knows what is inside of what. */
export function reportInner(file: GoFile, inner: GoTypeDeclaration[], findings: SourceFindings): void {
  if (file.problems.length > 0) return;
  for (const { name, offset, type } of inner) {
    if (!tagsOf(type).some((tag) => tagLike.test(tag))) continue;
    findings.add(
      'DYN-C243',
      { file, offset },
      {
        message: `\`${name}\` is declared inside a function: it was not read.`,
        found: name,
        hint: 'Declare it outside of the function where it is a model, or name it by --exclude.',
      },
    );
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
