import { failureCodes, findingCodes } from '../src/codes';

/** The tables of codes in the README, made from the codes themselves. */
export function codeTables(): string {
  return [
    'What a command finds:',
    '',
    '| code | severity | |',
    '| --- | --- | --- |',
    ...Object.entries(findingCodes)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, [severity, title]]) => `| ${code} | ${severity} | ${title} |`),
    '',
    'What keeps a command from running, exit code 2:',
    '',
    '| code | |',
    '| --- | --- |',
    ...Object.entries(failureCodes).map(([code, title]) => `| ${code} | ${title} |`),
  ].join('\n');
}
