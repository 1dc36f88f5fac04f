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

/** What each tag is written for. */
export const shortFormKeys = new Map([
  ['Ref', 'Ref'],
  ['Condition', 'Condition'],
  ...functions.map((name): [string, string] => [name, `Fn::${name}`]),
]);

export function attributeOf(text: string): string[] {
  const at = text.indexOf('.');
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
