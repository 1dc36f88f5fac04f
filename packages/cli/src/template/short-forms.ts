import { isScalar, type Tags, type YAMLMap, type YAMLSeq } from 'yaml';
import { attributeOf, shortFormKeys } from './short-form-keys';

/** `!Sub x` is `{ 'Fn::Sub': 'x' }`, `!Ref x` is `{ Ref: 'x' }`, `!GetAtt a.b` is `{ 'Fn::GetAtt': ['a', 'b'] }`. */
export const shortForms: Tags = [...shortFormKeys].flatMap(([tag, key]) => [
  { tag: `!${tag}`, resolve: (value: string) => ({ [key]: key === 'Fn::GetAtt' ? attributeOf(value) : value }) },
  { tag: `!${tag}`, collection: 'seq' as const, resolve: (value: YAMLMap | YAMLSeq) => wrapped(key, value) },
  { tag: `!${tag}`, collection: 'map' as const, resolve: (value: YAMLMap | YAMLSeq) => wrapped(key, value) },
]);

/** What stands below may hold short forms itself, which are resolved by now. */
function wrapped(key: string, value: YAMLMap | YAMLSeq): unknown {
  return { [key]: isScalar(value) ? value.value : value.toJSON() };
}
