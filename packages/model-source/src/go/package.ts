import type { GoFile, GoFunction, GoTypeDeclaration, GoValue } from './syntax';

/** Something that a package declares, and the file that it stands in. */
export interface Declared<T> {
  readonly declaration: T;
  readonly file: GoFile;
  readonly package: GoPackage;
}

/** What a package must know of the others. */
export interface Importer {
  /** The path that other packages import a directory by. */
  importPathOf(directory: string): string;
  /** The package that an import path names, where its sources are here. */
  imported(importPath: string, from: GoPackage): GoPackage | undefined;
}

/** The files of a directory that belong together: what one declares the others know. */
export class GoPackage {
  /** Types that are declared a second time; the first one counts. */
  public readonly repeated: { readonly first: Declared<GoTypeDeclaration>; readonly again: Declared<GoTypeDeclaration> }[] = [];
  private readonly types = new Map<string, Declared<GoTypeDeclaration>>();
  private readonly constants = new Map<string, Declared<GoValue>>();
  private readonly variables = new Map<string, Declared<GoValue>>();
  /** What runs before the program does. */
  public readonly initializers: Declared<GoFunction>[] = [];
  private readonly functions = new Map<string, Declared<GoFunction>>();

  constructor(
    private readonly importer: Importer,
    public readonly directory: string,
    public readonly name: string,
    public readonly files: readonly GoFile[],
  ) {
    for (const file of files) {
      for (const declaration of file.types) this.addType({ declaration, file, package: this });
      for (const declaration of file.constants) addOnce(this.constants, declaration.name, { declaration, file, package: this });
      for (const declaration of file.variables) addOnce(this.variables, declaration.name, { declaration, file, package: this });
      for (const declaration of file.functions) {
        const { receiver, name } = declaration;
        if (receiver === '' && name === 'init') this.initializers.push({ declaration, file, package: this });
        else addOnce(this.functions, `${receiver}.${name}`, { declaration, file, package: this });
      }
    }
  }

  /** The path that other packages import it by. */
  public get importPath(): string {
    return this.importer.importPathOf(this.directory);
  }

  public get declaredTypes(): Declared<GoTypeDeclaration>[] {
    return [...this.types.values()];
  }

  public type(name: string): Declared<GoTypeDeclaration> | undefined {
    return this.types.get(name);
  }

  public constant(name: string): Declared<GoValue> | undefined {
    return this.constants.get(name);
  }

  public variable(name: string): Declared<GoValue> | undefined {
    return this.variables.get(name);
  }

  public function(name: string): Declared<GoFunction> | undefined {
    return this.functions.get(`.${name}`);
  }

  public method(receiver: string, name: string): Declared<GoFunction> | undefined {
    return this.functions.get(`${receiver}.${name}`);
  }

  /** The import that a name in front of a dot means in a file: its path, and its package where the sources are here. */
  public importOf(name: string, file: GoFile): { readonly path: string; readonly package?: GoPackage } | undefined {
    const named = file.imports.find(({ alias }) => alias === name);
    const unnamed = file.imports.filter(({ alias }) => alias === undefined);
    const found =
      named ??
      unnamed.find(({ path }) => usualName(path) === name) ??
      unnamed.find(({ path }) => this.importer.imported(path, this)?.name === name) ??
      unnamed.find(({ path }) => usualName(path).split(/[-.]/).includes(name));
    return found && { path: found.path, package: this.importer.imported(found.path, this) };
  }

  /** The packages whose names a file takes over by `import . "..."`. */
  public dotImports(file: GoFile): { readonly path: string; readonly package?: GoPackage }[] {
    return file.imports.filter(({ alias }) => alias === '.').map(({ path }) => ({ path, package: this.importer.imported(path, this) }));
  }

  private addType(declared: Declared<GoTypeDeclaration>): void {
    const { name } = declared.declaration;
    const first = this.types.get(name);
    if (first === undefined) this.types.set(name, declared);
    else if (name !== '_') this.repeated.push({ first, again: declared });
  }
}

function addOnce<T>(all: Map<string, T>, name: string, value: T): void {
  if (!all.has(name)) all.set(name, value);
}

/** The name that a package usually has: the last part of its path that is no version. */
function usualName(path: string): string {
  const parts = path.split('/').filter((part, at) => at === 0 || !/^v\d+$/.test(part));
  return (parts.at(-1) ?? '').replace(/\.v\d+$/, '');
}
