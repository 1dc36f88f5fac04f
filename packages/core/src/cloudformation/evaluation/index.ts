export { type Assumptions, expressionText, type Undecided } from './assumptions';
export { evaluate, evaluated, holds } from './evaluate';
export { type Likeness, likenessOf, literalTexts } from './likeness';
export { expandedLoops } from './loops';
export * from './values';
export { choicesText, decisiveChoices, type World, worldsOf } from './worlds';
