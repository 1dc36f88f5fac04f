import { dirname, join } from 'node:path';

/** As many frames of ours are looked past for the first of the user. */
const mostOwnFrames = 50;

/**
 * An error whose stack begins where the user's code called one of our libraries: that line is theirs to fix, the ones below it say nothing to them.
 *
 * @param isOwn whether a file is of one of our libraries
 */
export function errorAtCaller(message: string, isOwn: (file: string) => boolean = isOwnFile): Error {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = stackTraceLimit + mostOwnFrames;
  try {
    const error = new Error(message);
    Error.captureStackTrace(error, errorAtCaller);
    const files = filesOnStack(errorAtCaller);
    const first = files.findIndex((file) => !isOwn(file));
    // Formatted by Node or by who replaced its formatter, with source maps or without: one line for each file.
    const lines = error.stack?.split('\n') ?? [];
    const frames = lines.splice(lines.length - files.length);
    if (first > 0 && frames.every((frame) => frame.startsWith('    at '))) {
      error.stack = [...lines, ...frames.slice(first, first + stackTraceLimit)].join('\n');
    }
    return error;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** The file of each frame below a function, as Node runs it: source maps play no part. */
function filesOnStack(below: (...args: never[]) => unknown): string[] {
  const formatter = Error.prepareStackTrace;
  try {
    Error.prepareStackTrace = (_, sites) => sites.map((site) => site.getFileName() ?? '');
    const holder: { stack?: unknown } = {};
    Error.captureStackTrace(holder, below);
    return holder.stack as string[];
  } finally {
    Error.prepareStackTrace = formatter;
  }
}

/**
 * Whether a file is the bundle of a library of ours: that which holds this function, one that is installed, or one beside it in the
 * repository.
 */
function isOwnFile(file: string): boolean {
  return file === __filename || /[\\/]@dynamorm-cdk[\\/][\w-]+[\\/]lib[\\/]index\.js$/.test(file) || isBesideThis(file);
}

function isBesideThis(file: string): boolean {
  const folder = dirname(dirname(dirname(file)));
  return folder === dirname(dirname(__dirname)) && file.startsWith(folder) && file.endsWith(join('lib', 'index.js'));
}
