import type { Node } from 'web-tree-sitter';
import type { Evaluator } from './evaluate';
import { fieldCall } from './field-call';
import { unresolved } from './foreign';
import { type Code, placeOf } from './module';
import { Refusals } from './refusals';
import { bare, genericOf } from './stored-type';

/** A field of a dataclass. */
export interface Field {
  readonly name: string;
  readonly code: Code;
  readonly annotation: Code;
  /** What it is set to in the class. */
  readonly value?: Code;
  /** Given by name alone, by its class or by what stands above it: then a field without a default may follow one with. */
  readonly keywordOnly: boolean;
}

/** A dataclass with the fields of its own and of what it inherits, in Python's order. */
export interface Dataclass {
  readonly name: string;
  readonly code: Code;
  readonly fields: Field[];
}

/** More classes than anybody lets inherit from one another. */
const longestLine = 100;

const harmless = /^(builtins\.object|typing\.(Generic|Protocol)|abc\.ABC)$/;

/** Reads the class that code names; undefined where it is no class that can be seen, which is then told. */
export function dataclassOf(code: Code, evaluator: Evaluator, refusals: Refusals): Dataclass | undefined {
  const found = evaluator.names.resolve(code);
  if (found.kind !== 'class') {
    refusals.notKnown(`The class \`${code.node.text}\``, unresolved(found, code.node.text) ?? 'is no class', placeOf(code));
    return undefined;
  }
  const name = nameOf(found.code.node);
  if (!isDataclass(found.code.node) && !inheritsDataclass(found.code, evaluator)) {
    const decorator = decoratorsOf(found.code.node)[0];
    if (decorator !== undefined) {
      refusals.notKnown(`The class \`${name}\``, `is made by \`@${decorator.text}\`, which is not followed`, placeOf(found.code));
      return undefined;
    }
    refusals.refused(
      `\`${name}\` is no dataclass, and \`from_dataclass\` takes nothing else`,
      placeOf(found.code),
      'Decorate it with @dataclass.',
    );
    return undefined;
  }
  const order = linearized(found.code, evaluator, refusals, new Set());
  if (!order) return undefined;
  checkFrozen(order, refusals);
  return { name, code: found.code, fields: [...new Fields(evaluator, refusals).of(order).values()] };
}

/** Whether a class that is not decorated itself inherits the fields of one that is. */
function inheritsDataclass(code: Code, evaluator: Evaluator): boolean {
  const order = linearized(code, evaluator, new Refusals(), new Set());
  return order?.some(({ node }) => isDataclass(node)) ?? false;
}

/** The fields of classes, each with what it inherits. */
class Fields {
  private readonly known = new Map<string, ReadonlyMap<string, Field>>();

  constructor(
    private readonly evaluator: Evaluator,
    private readonly refusals: Refusals,
  ) {}

  /** The fields of a class, which comes first in its order: a dataclass takes over all that each of its bases has, the nearest one last. */
  public of([own, ...bases]: readonly Code[]): ReadonlyMap<string, Field> {
    const key = `${own.module.path} ${own.node.id}`;
    const known = this.known.get(key);
    if (known) return known;
    const fields = new Map<string, Field>();
    this.known.set(key, fields);
    // A class that is not decorated has the fields of the first base that is, as it stands.
    const inherited = isDataclass(own.node)
      ? [...bases].reverse()
      : bases.slice(0, bases.findIndex(({ node }) => isDataclass(node)) + 1).slice(-1);
    for (const base of inherited) {
      if (!isDataclass(base.node)) continue;
      const order = bases.length === 1 ? bases : linearized(base, this.evaluator, this.refusals, new Set());
      for (const [name, field] of this.of(order ?? [base])) fields.set(name, field);
    }
    if (isDataclass(own.node)) for (const field of ownFields(own, this.evaluator, this.refusals)) fields.set(field.name, field);
    return fields;
  }
}

/** Dataclasses that are frozen and those that are not cannot inherit from each other. */
function checkFrozen([own, ...bases]: Code[], refusals: Refusals): void {
  if (!isDataclass(own.node)) return;
  const isFrozen = hasFlag(own.node, 'frozen');
  const other = bases.find(({ node }) => isDataclass(node) && hasFlag(node, 'frozen') !== isFrozen);
  if (!other) return;
  const [ours, theirs] = isFrozen ? ['is frozen', 'is not'] : ['is not frozen', 'is'];
  refusals.refused(
    `\`${nameOf(own.node)}\` ${ours} and inherits from \`${nameOf(other.node)}\`, which ${theirs}: dataclasses refuse that`,
    placeOf(own),
    'Write `frozen=True` on both or on neither.',
  );
}

/** The name of a class. */
export function nameOf(definition: Node): string {
  return (definition.childForFieldName('name')?.text ?? '').normalize('NFKC');
}

/** The name that Python gives a field: compatible letters are the same, and two underscores in front make it private to its class. */
function fieldName(written: string, owner: string): string {
  const name = written.normalize('NFKC');
  const isPrivate = name.startsWith('__') && !name.endsWith('__') && !/^_*$/.test(owner);
  return isPrivate ? `_${owner.replace(/^_+/, '')}${name}` : name;
}

/** Whether a class is decorated as a dataclass, of the standard library or of one that behaves like it. */
export function isDataclass(definition: Node): boolean {
  return decoratorOf(definition) !== undefined;
}

/** Whether a dataclass is given a flag such as `kw_only=True`. */
export function hasFlag(definition: Node, flag: string): boolean {
  const given = decoratorOf(definition)?.childForFieldName('arguments')?.namedChildren ?? [];
  return given.some((one) => one.childForFieldName('name')?.text === flag && one.childForFieldName('value')?.type === 'true');
}

function decoratorOf(definition: Node): Node | undefined {
  return decoratorsOf(definition).find((one) =>
    /(^|\.)dataclass$/.test((one.type === 'call' ? one.childForFieldName('function') : one)?.text ?? ''),
  );
}

function decoratorsOf({ parent }: Node): Node[] {
  if (parent?.type !== 'decorated_definition') return [];
  return parent.namedChildren.filter((child) => child.type === 'decorator').flatMap((child) => child.namedChildren.slice(0, 1));
}

/** A class and what it inherits from, in the order in which Python looks for a name. */
function linearized(code: Code, evaluator: Evaluator, refusals: Refusals, seen: Set<number>): Code[] | undefined {
  if (seen.has(code.node.id)) return [];
  if (seen.size > longestLine) {
    refusals.notKnown(`What \`${nameOf(code.node)}\` inherits`, 'is nested too deeply', placeOf(code));
    return undefined;
  }
  const lists: Code[][] = [];
  const direct: Code[] = [];
  for (const base of code.node.childForFieldName('superclasses')?.namedChildren ?? []) {
    if (base.type === 'keyword_argument' || base.type === 'comment') continue;
    const [named] = genericOf(base);
    const found = evaluator.names.resolve({ node: named, module: code.module });
    if (found.kind === 'foreign' && harmless.test(`${found.module}.${found.name}`)) continue;
    if (found.kind !== 'class') {
      refusals.notKnown(
        `What \`${nameOf(code.node)}\` inherits from \`${named.text}\``,
        unresolved(found, named.text) ?? 'is no class',
        placeOf({ node: base, module: code.module }),
      );
      return undefined;
    }
    const order = linearized(found.code, evaluator, refusals, new Set([...seen, code.node.id]));
    if (!order) return undefined;
    lists.push(order);
    direct.push(found.code);
  }
  return [code, ...(lists.length === 1 ? lists[0] : merged([...lists, direct]))];
}

/** Python's C3: the first class that none of the lists has behind its head. */
function merged(lists: Code[][]): Code[] {
  const rest = lists.map((list) => [...list]).filter((list) => list.length > 0);
  if (rest.length === 0) return [];
  const same = (a: Code, b: Code) => a.node.id === b.node.id && a.module.path === b.module.path;
  const next = rest.map(([head]) => head).find((head) => !rest.some((list) => list.slice(1).some((one) => same(one, head)))) ?? rest[0][0];
  return [next, ...merged(rest.map((list) => list.filter((one) => !same(one, next))))];
}

function ownFields({ node, module }: Code, evaluator: Evaluator, refusals: Refusals): Field[] {
  const fields: Field[] = [];
  let keywordOnly = hasFlag(node, 'kw_only');
  for (const statement of node.childForFieldName('body')?.namedChildren ?? []) {
    const assignment = statement.type === 'expression_statement' ? statement.namedChild(0) : undefined;
    if (!assignment) {
      const hidden =
        /^(if|for|while|try|with|match)_statement$/.test(statement.type) &&
        statement.descendantsOfType('assignment').find((one) => one.childForFieldName('type'));
      if (hidden)
        refusals.notKnown(
          `Field \`${hidden.childForFieldName('left')?.text}\` of \`${nameOf(node)}\``,
          'depends on a condition',
          placeOf({ node: hidden, module }),
        );
      continue;
    }
    const left = assignment.type === 'assignment' ? assignment.childForFieldName('left') : null;
    if (left?.type !== 'identifier') continue;
    const at = (one: Node): Code => ({ node: one, module });
    const annotation = assignment.childForFieldName('type');
    const value = assignment.childForFieldName('right');
    const strange = annotation && typingName(at(annotation), evaluator);
    if (strange === 'KW_ONLY') keywordOnly = true;
    else if (annotation && strange !== 'ClassVar' && strange !== 'InitVar') {
      fields.push({
        name: fieldName(left.text, nameOf(node)),
        code: at(left),
        annotation: at(annotation),
        ...(value ? { value: at(value) } : {}),
        keywordOnly,
      });
    } else if (!annotation && value && fieldCall(at(value), evaluator)) {
      refusals.refused(
        `Field \`${left.text}\` of \`${nameOf(node)}\` has no type`,
        placeOf(at(left)),
        'Give it one, as in `name: str = ...`.',
      );
    }
  }
  return fields;
}

/** The name of the type that an annotation begins with: ClassVar, InitVar and KW_ONLY make it no field. */
function typingName({ node, module }: Code, evaluator: Evaluator): string | undefined {
  const inner = bare(node);
  // Where annotations are texts already, a text in quotes is one more, which dataclasses do not look into.
  if (inner.type === 'string' && isText(module)) return undefined;
  if (inner.type === 'string') return /^.(?:\w+\.)*(\w+)/.exec(inner.text)?.[1];
  const found = evaluator.names.resolve({ node: genericOf(inner)[0], module });
  return found.kind === 'foreign' ? found.name : undefined;
}

/** `from __future__ import annotations`. */
function isText({ tree }: Code['module']): boolean {
  return tree.rootNode.namedChildren.some((one) => one.type === 'future_import_statement' && /\bannotations\b/.test(one.text));
}
