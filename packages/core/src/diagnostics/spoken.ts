/** How the CDK writes a value in a text that only the deployment knows, and a number that only it knows. */
const tokens = /[$#]\{Token\[[^\]]*\]\}|-1\.8881545\d*e\+289/g;

/** Hardly any text has one, and to see that costs less than to search by expression. */
const mayHaveTokens = (text: string): boolean => text.includes('{Token[') || text.includes('e+289');

/** What a program of another language passes where a value is missing, inside a sentence. */
const nothings = /`(?:null|undefined)`|(?<=\b(?:is|are|has|of) |[[,.])(?:null|undefined)(?=[\s,.;:\]]|$)/g;
const objects = /\[object \w+\]/g;

/** Whether a text, or a number as text, has a part that only the deployment knows. */
export function isTokenText(text: string): boolean {
  return mayHaveTokens(text) && text.search(tokens) >= 0;
}

/** A sentence in the words of its reader, who knows no tokens. */
export function withoutTokens(text: string): string {
  return mayHaveTokens(text) ? text.replace(tokens, '(unknown until deployment)') : text;
}

/** A sentence about values that a program passes: a missing one and an object are told as such. */
export function aboutValues(text: string): string {
  return text.replace(nothings, '(nothing)').replace(objects, '(an object)');
}
