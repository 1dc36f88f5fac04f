import { type Finding, ModelDocument, ModelValidator } from '@dynamorm-cdk/model-spec';
import { finding } from '../codes';
import type { ExtractedModel, SourcePlace } from '../extracted-model';
import { type GivenNames, isLeftOut } from './given-names';
import { type Plain, plainValue } from './plain-value';
import { tableOf } from './table';
import { type Mapping, scalar, textOf, type Value } from './value';

/** A model, or what keeps it from being one. */
export interface ReadModel {
  readonly model?: ExtractedModel;
  readonly findings: Finding[];
}

/** Makes a model of a value that has the shape of its entry in DMS, and judges it by the rules of the validator. */
export function readModel(value: Value, given: GivenNames): ReadModel {
  if (value.kind !== 'mapping') return { findings: [notKnown(value, 'The model')] };
  const places = new Map<string, SourcePlace>();
  const findings: Finding[] = [];
  const name = textOf(value.entries.get('name'));
  if (isLeftOut(name, given)) return { findings: [] };
  const { table, notes, isUnknown, otherVariables } = tableOf(value, name, given);
  const known = isUnknown ? scalar(null, value.place) : table;
  const entry = plainValue(withTable(value, known), places, (part, path) => findings.push(notKnown(part, `\`${path}\``, path, name)));
  findings.unshift(...notes);
  if (isUnknown || findings.some(({ severity }) => severity === 'error')) return { findings };
  const placed = (one: Finding): Finding => atPlace(one, name, value.place, places);
  const document = documentOf(entry);
  if (document === undefined) {
    return { findings: [...findings, ...ModelValidator.validateString(JSON.stringify(entry)).errors.map(placed)] };
  }
  // Keys that DMS does not know are lost in the model; all else is found again where the document is judged.
  findings.push(...document.report.warnings.filter(({ code }) => code === 'DYN-M008').map(placed));
  const others = otherVariables === undefined ? {} : { otherTableVariables: otherVariables };
  return { model: { model: document.models[0], place: value.place, places, ...others }, findings };
}

/** The document of one model; undefined where the rules find errors, which are then asked for one by one. */
function documentOf(entry: Plain): ModelDocument | undefined {
  try {
    return ModelDocument.fromObject(entry);
  } catch {
    return undefined;
  }
}

function withTable(value: Mapping, table: Value): Mapping {
  return { ...value, entries: new Map([...value.entries, ['table', table]]) };
}

function notKnown(value: Value, what: string, path?: string, model?: string): Finding {
  return finding('DYN-C261', {
    message: `${what}${model === undefined ? '' : ` of the model \`${model}\``} cannot be known from the source: it ${whyNot(value)}.`,
    ...(path === undefined ? {} : { path: model === undefined ? path : `${model}.${path}` }),
    ...value.place,
    hint: 'Write it as a literal, or as a constant that is made of literals.',
  });
}

function whyNot(value: Value): string {
  if (value.kind === 'unknown') return value.why;
  return value.kind === 'variable' ? `is what the environment variable \`${value.name}\` holds` : 'is not written as an object';
}

/** A finding of the validator, where the part of the source stands that it speaks of. */
function atPlace(
  { line, column, excerpt, path, message, hint, ...said }: Finding,
  model: string | undefined,
  own: SourcePlace,
  places: ReadonlyMap<string, SourcePlace>,
): Finding {
  const shown = [model, path].filter((part) => part !== undefined && part !== '').join('.');
  const placed = (text: string): string =>
    text.replace(/\b(?:attributes|indexes)\[\d+\](?:\.\w+|\[\d+\])*/g, (part) => lineOf(part, places) ?? part);
  const texts = { message: placed(message), ...(hint === undefined ? {} : { hint: placed(hint) }) };
  return { ...said, ...texts, ...(shown === '' ? {} : { path: shown }), ...(nearest(path ?? '', places) ?? own) };
}

/** The file and line of a path, as sentences name it. */
function lineOf(path: string, places: ReadonlyMap<string, SourcePlace>): string | undefined {
  const place = nearest(path, places);
  return place && `${place.file}:${place.line}`;
}

/** The place of a path, or of the nearest part around it. */
function nearest(path: string, places: ReadonlyMap<string, SourcePlace>): SourcePlace | undefined {
  for (let part = path; part !== ''; part = part.replace(/(^|\.)[^.[\]]*$|\[\d+\]$/, '')) {
    const place = places.get(part);
    if (place) return place;
  }
  return undefined;
}
