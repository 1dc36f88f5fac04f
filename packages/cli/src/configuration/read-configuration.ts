import { didYouMean, quote } from '@dynamorm-cdk/core/text';
import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { ConfigurationFile } from './find-file';
import { Mistakes } from './mistakes';
import { type Content, readValue, resolved } from './read-value';
import type { Sections } from './sections';
import type { Setting } from './setting';

/** Settings with their values, by key. */
export type Values = ReadonlyMap<string, { readonly setting: Setting; readonly content: Content }>;

/** A part of the file: its top, or one of its overrides. */
export interface Layer {
  /** Directories that an override is for, relative to the file; undefined for the top. */
  readonly directories?: readonly string[];
  readonly shared: Values;
  readonly commands: ReadonlyMap<string, Values>;
}

/** A configuration file that has been read. */
export interface Configuration {
  readonly path: string;
  /** The top first, then the overrides in their order: what comes later counts. */
  readonly layers: readonly Layer[];
}

/** Reads a file whole; all that is wrong with it is one failure. */
export function readConfiguration({ path, text }: ConfigurationFile, sections: Sections): Configuration {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true, logLevel: 'silent' });
  const mistakes = new Mistakes(path, lines);
  for (const { message, pos } of [...document.errors, ...document.warnings]) {
    mistakes.add('DYN-C031', `The configuration is not well-formed: ${message.split('\n')[0]}.`, pos[0]);
  }
  mistakes.throwIfAny();
  const layers = new Reader(document, sections, mistakes).layers();
  mistakes.throwIfAny();
  return { path, layers };
}

class Reader {
  constructor(
    private readonly document: Document,
    private readonly sections: Sections,
    private readonly mistakes: Mistakes,
  ) {}

  public layers(): Layer[] {
    const root = resolved(this.document.contents, this.document);
    if (root === undefined || root === null || (isScalar(root) && root.value === null)) return [];
    if (!isMap(root)) {
      this.mistakes.add('DYN-C031', 'The configuration is not a map of settings.', root);
      return [];
    }
    const overrides = resolved(root.get('overrides', true), this.document);
    if (overrides !== undefined && !isSeq(overrides)) {
      this.mistakes.add('DYN-C033', '`overrides` must be a list of maps, each with a `directory`.', overrides);
    }
    return [this.layer(root, ['$schema', 'overrides']), ...(isSeq(overrides) ? overrides.items.flatMap((one) => this.override(one)) : [])];
  }

  private override(item: unknown): Layer[] {
    const node = resolved(item, this.document);
    if (!isMap(node)) {
      this.mistakes.add('DYN-C033', 'An override is a map with a `directory`, such as `directory: services/orders`.', node);
      return [];
    }
    const directory = resolved(node.get('directory', true), this.document);
    const directories = (isSeq(directory) ? directory.items : [directory]).map((one) => resolved(one, this.document));
    const texts = directories.map((one) => (isScalar(one) && typeof one.value === 'string' ? one.value : ''));
    if (texts.length === 0 || texts.some((text) => !isDirectory(text))) {
      this.mistakes.add(
        'DYN-C033',
        '`directory` of an override must be a directory below the file, or a list of them, such as `services/orders` or `services/*`.',
        directory ?? node,
      );
    }
    return [{ ...this.layer(node, ['directory']), directories: texts }];
  }

  private layer(map: YAMLMap, others: string[]): Layer {
    const { shared, commands } = this.sections;
    const ofCommands = new Map<string, Values>();
    const values = this.values(map, shared, [...others, ...commands.keys()], (name, node) => {
      const settings = commands.get(name);
      if (settings === undefined) return;
      if (isMap(node))
        ofCommands.set(
          name,
          this.values(node, settings, [], () => undefined),
        );
      else this.mistakes.add('DYN-C033', `${quote(name)} must be a map of the options of the command.`, node);
    });
    return { shared: values, commands: ofCommands };
  }

  private values(
    map: YAMLMap,
    settings: ReadonlyMap<string, Setting>,
    others: string[],
    other: (name: string, node: Node | undefined) => void,
  ): Values {
    const values = new Map<string, { setting: Setting; content: Content }>();
    for (const { key, value } of map.items) {
      const name = isScalar(key) ? String(key.value) : '';
      const node = resolved(value, this.document);
      const setting = settings.get(name);
      if (setting) {
        const content = readValue(setting, node, this.document, this.mistakes);
        if (content !== undefined) values.set(name, { setting, content });
      } else if (others.includes(name)) other(name, node);
      else this.mistakes.add('DYN-C032', this.unknown(name, [...settings.keys(), ...others]), key as Node);
    }
    return values;
  }

  private unknown(name: string, known: string[]): string {
    const hint = didYouMean(name, known);
    if (hint !== undefined) return `The setting ${quote(name)} does not exist here. ${hint}`;
    const owners = [...this.sections.commands].filter(([, settings]) => settings.has(name)).map(([command]) => quote(command));
    const where =
      owners.length === 0
        ? 'dynamorm-cdk --help lists the commands, and --help of each its options.'
        : `It belongs to ${owners.join(', ')}.`;
    return `The setting ${quote(name)} does not exist here. ${where}`;
  }
}

function isDirectory(text: string): boolean {
  const segments = text.split('/').filter((segment) => segment !== '' && segment !== '.');
  return segments.length > 0 && !text.startsWith('/') && segments.every((segment) => segment !== '..' && segment !== '**');
}
