import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { tagLike } from '../release';
import { isGoFile, type Sources } from './sources';

/** What a struct that embeds another package's looks like, and a type that is declared of one: on a line of its own, or in a list of types. */
const embedLike =
  /^[\t ]*\*?\w+\.[A-Z]\w*(?:\[.*\])?[\t ]*(?:`[^`\n]*`|"[^\n]*")?[\t ]*(?:\/[/*].*)?\r?$|^type\s+\w+\s+\w+\.|^type\s*\(|[{;]\s*\*?\w+\.[A-Z]\w*\s*[;}]|^import\s+\.|^\s+\.\s+"/m;

/** Tells which directories may hold models without parsing them: those with tags, and those that build on such. */
export class Relevance {
  private readonly known = new Map<string, boolean>();

  constructor(private readonly sources: Sources) {}

  /** Whether a directory must be parsed. */
  public mayHoldModels(directory: string): boolean {
    const known = this.known.get(directory);
    if (known !== undefined) return known;
    // Imports in a circle do not compile; the first of them is asked again from its own side.
    this.known.set(directory, false);
    const texts = readdirSync(directory)
      .filter(isGoFile)
      .flatMap((name) => this.sources.textOf(join(directory, name))?.text ?? []);
    const found =
      texts.some((text) => tagLike.test(text)) ||
      texts
        .filter((text) => embedLike.test(text))
        .some((text) => importsOf(text).some((path) => this.importMayHoldModels(path, directory)));
    this.known.set(directory, found);
    return found;
  }

  private importMayHoldModels(path: string, from: string): boolean {
    const directory = this.sources.directoryOf(path, from);
    return directory !== undefined && this.mayHoldModels(directory);
  }
}

/** The paths that a file imports. */
function importsOf(text: string): string[] {
  const paths: string[] = [];
  for (const [, list, single] of text.matchAll(/^import\s*(?:\(([^)]*)\)|(?:[\w.]+\s+)?"([^"\n]+)")/gm)) {
    if (single !== undefined) paths.push(single);
    else for (const [, path] of list.matchAll(/["`]([^"`\n]+)["`]/g)) paths.push(path);
  }
  return paths;
}
