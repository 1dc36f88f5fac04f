/**
 * The same text without what the grammar does not know yet: defaults of type parameters (Python 3.13) and `lazy` imports (Python 3.15).
 * Models do not depend on either, and everything else stays where it stood.
 */
export function withoutNewerSyntax(text: string): string {
  const imports = text.replace(/^(lazy[ \t]+)(import|from)\b/gm, (_, lazy: string, keyword: string) => keyword + ' '.repeat(lazy.length));
  const declaration = /^[ \t]*(?:async[ \t]+def|def|class|type)[ \t]+[\p{L}_][\p{L}\p{N}_]*[ \t]*\[/gmu;
  let plain = '';
  let done = 0;
  for (const { 0: head, index } of imports.matchAll(declaration)) {
    const start = index + head.length;
    if (start < done) continue;
    const end = endOfBracket(imports, start);
    plain += imports.slice(done, start) + withoutDefaults(imports.slice(start, end));
    done = end;
  }
  return plain + imports.slice(done);
}

/** Texts, comments, brackets, operators with an equals sign in them, and the signs that part defaults from the rest. */
const tokens = /"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#[^\n]*|[=!<>:]=|[[\](){},=]/g;

/** Where the bracket closes that opens right before a place. */
function endOfBracket(text: string, start: number): number {
  let depth = 1;
  const each = new RegExp(tokens);
  each.lastIndex = start;
  for (let found = each.exec(text); found; found = each.exec(text)) {
    if (/^[[({]$/.test(found[0])) depth++;
    else if (/^[\])}]$/.test(found[0]) && --depth === 0) return found.index;
  }
  return text.length;
}

/** Blanks what follows an equals sign, up to the next parameter. */
function withoutDefaults(parameters: string): string {
  let depth = 0;
  let from: number | undefined;
  let plain = parameters;
  const blank = (to: number): void => {
    if (from !== undefined) plain = plain.slice(0, from) + plain.slice(from, to).replace(/[^\n]/g, ' ') + plain.slice(to);
    from = undefined;
  };
  for (const { 0: token, index } of parameters.matchAll(tokens)) {
    if (/^[[({]$/.test(token)) depth++;
    else if (/^[\])}]$/.test(token)) depth--;
    else if (token === '=' && depth === 0) from ??= index;
    else if (token === ',' && depth === 0) blank(index);
  }
  blank(parameters.length);
  return plain;
}
