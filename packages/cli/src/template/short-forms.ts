import { isScalar, type Tags, type YAMLMap, type YAMLSeq } from 'yaml';

/**
 * The functions that templates in YAML write as tags.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
const functions = [
  ...['And', 'Base64', 'Cidr', 'Contains', 'EachMemberEquals', 'EachMemberIn', 'Equals', 'FindInMap', 'GetAZs', 'GetStackOutput', 'If'],
  ...[
    'ImportValue',
    'Join',
    'Length',
    'Not',
    'Or',
    'RefAll',
    'Select',
    'Split',
    'Sub',
    'ToJsonString',
    'Transform',
    'ValueOf',
    'ValueOfAll',
    'GetAtt',
  ],
];

/** `!Sub x` is `{ 'Fn::Sub': 'x' }`, `!Ref x` is `{ Ref: 'x' }`, `!GetAtt a.b` is `{ 'Fn::GetAtt': ['a', 'b'] }`. */
export const shortForms: Tags = [['Ref', 'Ref'], ['Condition', 'Condition'], ...functions.map((name) => [name, `Fn::${name}`])].flatMap(
  ([tag, key]) => [
    { tag: `!${tag}`, resolve: (value: string) => ({ [key]: key === 'Fn::GetAtt' ? attributeOf(value) : value }) },
    { tag: `!${tag}`, collection: 'seq' as const, resolve: (value: YAMLMap | YAMLSeq) => wrapped(key, value) },
    { tag: `!${tag}`, collection: 'map' as const, resolve: (value: YAMLMap | YAMLSeq) => wrapped(key, value) },
  ],
);

function attributeOf(text: string): string[] {
  const at = text.indexOf('.');
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** What stands below may hold short forms itself, which are resolved by now. */
function wrapped(key: string, value: YAMLMap | YAMLSeq): unknown {
  return { [key]: isScalar(value) ? value.value : value.toJSON() };
}
