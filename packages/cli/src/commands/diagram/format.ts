import { extname } from 'node:path';
import { isConfigured } from '../../configuration/configured';
import { type DiagramFormat, diagramEndings, diagramFormats, formatOfEnding } from '../../picture/formats';
import { CliError } from '../../terminal/cli-error';
import type { DiagramOptions } from './diagram-options';

/**
 * What is drawn: what `--format` says, or what the ending of the file stands for. A file whose ending stands for another format is refused: a
 * browser would not show it. What is typed wins over a format of the configuration file.
 */
export function formatOf(options: DiagramOptions): DiagramFormat {
  const { format, output } = options;
  const ending = output === undefined ? '' : extname(output);
  const ofFile = formatOfEnding(ending);
  if (format === undefined) {
    if (ofFile !== undefined) return ofFile;
    throw new CliError('DYN-C005', output === undefined ? nothingSaid : unknownEnding(output, ending));
  }
  if (ofFile === undefined || ofFile === format) return format;
  if (isConfigured(options, 'format') && !isConfigured(options, 'output')) return ofFile;
  throw new CliError(
    'DYN-C005',
    `\`${output}\` ends in \`${ending}\`, which is ${ofFile}, but --format is ${format}. Change one of them, or omit --format.`,
  );
}

const formats = diagramFormats.join(', ');
const nothingSaid = `Set what is drawn with --format (${formats}), or with a file such as \`--output tables.svg\`.`;

function unknownEnding(output: string, ending: string): string {
  const reason = ending === '' ? 'has no ending' : `ends in \`${ending}\``;
  return `\`${output}\` ${reason}, so what to draw is not known. Set --format (${formats}), or use one of the endings ${diagramEndings}.`;
}
