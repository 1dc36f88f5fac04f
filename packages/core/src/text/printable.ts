// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

/** Marks that turn the direction of text or that nobody sees, and halves of surrogate pairs, which have no UTF-8. */
const deceivers = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udfff]/gu;

/** GitHub runs `##[error]` anywhere in a line, Azure Pipelines `##vso[...]`, TeamCity `##teamcity[...]`. */
const buildCommands = /#(?=\w*\[)(?<=##)/g;

/** Nothing that could be any of these: the most of all texts. */
const isOrdinary = (text: string): boolean => /^[ -"$-~]*$/.test(text);

/**
 * Foreign text that stays on its line, shows in the order in which it stands, and holds no command for a build service. Each character that
 * could do otherwise is replaced by one, so that a marker below the text still stands at its place.
 */
export function printable(text: string): string {
  return isOrdinary(text) ? text : text.replace(controls, ' ').replace(deceivers, '\ufffd').replace(buildCommands, '\ufffd');
}

/**
 * A whole line of output. GitHub takes one that begins with `::`, after any spaces, for a command.
 *
 * @see https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function outputLine(text: string): string {
  return printable(text).replace(/^(\s*):(?=:)/, '$1\\:');
}

/**
 * Foreign text in which every character that nobody sees is written as its escape, so that two names that look alike do not read alike. In a
 * text whose accents are characters of their own these are escaped too.
 */
export function escaped(text: string): string {
  if (isOrdinary(text)) return text;
  // Controls, marks, halves of pairs, and blanks other than the usual one. Where no such text comes, the tables of Unicode are not loaded.
  const unseen = /(?! )[\p{Cc}\p{Cf}\p{Z}\p{Surrogate}\p{Default_Ignorable_Code_Point}\u2800\ufffe\uffff]/gu;
  const shown = text.replace(unseen, asEscape).replace(buildCommands, '\ufffd');
  return shown.normalize('NFC') === shown ? shown : shown.replace(/\p{M}/gu, asEscape);
}

function asEscape(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}
