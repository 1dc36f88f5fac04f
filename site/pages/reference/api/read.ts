import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../repository.js';

/** The API of one package in one language, as `npx projen api` writes it. */
export interface Api {
  readonly package: string;
  readonly language: ApiLanguage;
  /** From the root of the repository. */
  readonly path: string;
  readonly types: readonly ApiType[];
}

/** A class, a struct, an interface or an enum. */
export interface ApiType {
  readonly name: string;
  /** The same in every language, such as `@dynamorm-cdk/table.DynamORMTable`. */
  readonly id: string;
  /** What it is, such as `Constructs`. */
  readonly kind: string;
  /** Its Markdown, in the form of jsii-docgen. */
  readonly text: string;
}

export interface ApiLanguage {
  readonly name: string;
  /** In routes. */
  readonly word: string;
  readonly file: string;
}

export const apiLanguages: readonly ApiLanguage[] = [
  { name: 'TypeScript', word: 'typescript', file: 'API.md' },
  { name: 'Go', word: 'go', file: 'API.go.md' },
  { name: 'Python', word: 'python', file: 'API.python.md' },
  { name: 'Java', word: 'java', file: 'API.java.md' },
];

const packages = ['table', 'multi-tenant', 'model-spec'];

/** The APIs of all packages in all languages. */
export function readApis(): Api[] {
  return packages.flatMap((name) =>
    apiLanguages.map((language) => {
      const path = `packages/${name}/${language.file}`;
      return { package: name, language, path, types: typesIn(readFileSync(join(repository, path), 'utf8')) };
    }),
  );
}

function typesIn(text: string): ApiType[] {
  const [, ...chapters] = text.split(/^## (?=\w+ <a name)/m);
  return chapters.flatMap((chapter) => {
    const kind = /^\w+/.exec(chapter)?.[0] ?? '';
    const [, ...types] = chapter.split(/^### /m);
    return types.map((type) => {
      const [heading, ...lines] = type.split('\n');
      const [, name, id] = /^(\S+) <a name="[^"]*" id="([^"]*)"><\/a>/.exec(heading) ?? [];
      if (!name) throw new Error(`A heading of an API page is not read here: ${heading}`);
      return { name, id, kind, text: lines.join('\n').trim() };
    });
  });
}
