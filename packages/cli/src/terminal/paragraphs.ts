/** A help text with paragraphs that are no wider than the terminal; indented lines, such as commands, stay as they are. */
export function withinWidth(text: string, width: number): string {
  return text.replace(/^\S.*(?:\n\S.*)*/gm, (paragraph) =>
    paragraph.split('\n').every((line) => line.length <= width) ? paragraph : wrapped(paragraph, width),
  );
}

function wrapped(paragraph: string, width: number): string {
  const lines: string[] = [];
  for (const word of paragraph.split(/\s+/)) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}
