import { type Answered, type AnsweredClaim, asExpected } from './answers';

export interface Circumstances {
  /** `AWS`, or what stands in for it. */
  readonly place: string;
  readonly region: string;
  readonly date: string;
  /** Of the repository. */
  readonly commit: string;
}

/** The claims whose answers are not what the project expects. */
export function fallen(answered: readonly AnsweredClaim[]): AnsweredClaim[] {
  return answered.filter(({ answers }) => !answers.every(asExpected));
}

/** A sentence for each wrong answer, and what it makes of the project. */
export function sentences(answered: readonly AnsweredClaim[]): string[] {
  return fallen(answered).map(({ claim, answers }) => {
    const wrong = answers.filter((one) => !asExpected(one));
    const lines = wrong.map((one) => `  asked for ${one.question.asks}: ${expectedOf(one)} was expected, ${one.answer} came`);
    return [`This does not hold: ${claim.sentence}`, ...lines, `  What falls: ${claim.falls}`].join('\n');
  });
}

/** The report that is committed, as Markdown. */
export function report(answered: readonly AnsweredClaim[], { place, region, date, commit }: Circumstances): string {
  const wrong = fallen(answered);
  const asked = answered.reduce((sum, { answers }) => sum + answers.length, 0);
  return [
    `# What ${place} answered on ${date}`,
    '',
    `Region ${region}, commit ${commit}, ${answered.length} claims, ${asked} questions.`,
    '',
    wrong.length === 0 ? 'Every claim holds.' : `**${wrong.length} claims do not hold:** ${wrong.map(({ claim }) => claim.id).join(', ')}.`,
    '',
    ...answered.flatMap(section),
  ].join('\n');
}

function section({ claim, answers }: AnsweredClaim): string[] {
  const holds = answers.every(asExpected);
  return [
    `## ${holds ? '✓' : '✗'} ${claim.id}`,
    '',
    claim.sentence,
    '',
    ...(holds ? [] : [`**What falls:** ${claim.falls}`, '']),
    '| Asked for | Expected | Answer |',
    '| --- | --- | --- |',
    ...answers.map((one) => `| ${one.question.asks} | ${expectedOf(one)} | ${asExpected(one) ? one.answer : `**${one.answer}**`} |`),
    '',
  ];
}

function expectedOf({ question: { expected } }: Answered): string {
  return expected === 'open' ? 'either' : [expected].flat().join(' or ');
}
