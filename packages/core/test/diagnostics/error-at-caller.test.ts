import { runInThisContext } from 'node:vm';
import { afterEach, describe, expect, test } from 'vitest';
import { errorAtCaller } from '../../src/diagnostics';

/** A function that calls another, compiled as if it stood in a file of that name. */
const inFile = (filename: string): ((call: () => Error) => Error) => runInThisContext('(call) => call()', { filename });
const inUserFile = inFile('/app/stack.js');
const inLibrary = inFile('/app/library.js');
/** The arrow functions of this test stand between the two. */
const isOwn = (file: string) => file === '/app/library.js' || file.endsWith('error-at-caller.test.ts');

const framesOf = (error: Error) => error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];

describe('errorAtCaller', () => {
  const { stackTraceLimit } = Error;

  afterEach(() => {
    Error.stackTraceLimit = stackTraceLimit;
  });

  test('the stack begins where the library was called', () => {
    const error = inUserFile(() => inLibrary(() => inLibrary(() => errorAtCaller('Wrong.', isOwn))));
    expect(error.stack).toMatch(/^Error: Wrong\.\n {4}at .*\/app\/stack\.js:/);
  });

  test('a library that calls back to the user keeps the frames below', () => {
    const error = inLibrary(() => inUserFile(() => inLibrary(() => errorAtCaller('Wrong.', isOwn))));
    expect(framesOf(error)[0]).toContain('/app/stack.js');
    expect(framesOf(error).join('\n')).toContain('/app/library.js');
  });

  test('as many frames as Node is set to print are left', () => {
    Error.stackTraceLimit = 2;
    const deep = [...Array(20)].reduce<() => Error>(
      (call) => () => inLibrary(call),
      () => errorAtCaller('Wrong.', isOwn),
    );
    expect(framesOf(inUserFile(deep))).toHaveLength(2);
    expect(framesOf(inUserFile(deep))[0]).toContain('/app/stack.js');
    expect(Error.stackTraceLimit).toBe(2);
  });

  test('lines of the message that look like frames stay', () => {
    const message = 'Wrong:\n    at the first line\n    at the second';
    const error = inUserFile(() => inLibrary(() => errorAtCaller(message, isOwn)));
    expect(error.message).toBe(message);
    expect(error.stack).toMatch(/^Error: Wrong:\n {4}at the first line\n {4}at the second\n {4}at .*\/app\/stack\.js:/);
  });

  test('a stack in another form is left as it is', () => {
    const { prepareStackTrace } = Error;
    Error.prepareStackTrace = (error) => `formatted: ${error.message}`;
    try {
      expect(inUserFile(() => inLibrary(() => errorAtCaller('Wrong.', isOwn))).stack).toBe('formatted: Wrong.');
    } finally {
      Error.prepareStackTrace = prepareStackTrace;
    }
  });

  test('without a limit there are no frames, and the message stands', () => {
    Error.stackTraceLimit = 0;
    expect(inUserFile(() => inLibrary(() => errorAtCaller('Wrong.', isOwn))).stack).toBe('Error: Wrong.');
  });

  test('installed libraries are ours, and a file of the user with a like name is not', () => {
    const bundle = inFile('/app/node_modules/@dynamorm-cdk/table/lib/index.js');
    const like = inFile('/app/dynamorm-cdk/table/lib/index.js');
    expect(framesOf(bundle(() => bundle(errorAtCaller.bind(undefined, 'Wrong.'))))[0]).toContain('error-at-caller.test');
    expect(framesOf(like(errorAtCaller.bind(undefined, 'Wrong.')))[0]).toContain('/app/dynamorm-cdk/table/lib/index.js');
  });
});
