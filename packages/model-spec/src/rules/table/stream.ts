import { quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import { type Comparison, isUnknown } from './comparison';

const needed = 'NEW_AND_OLD_IMAGES';

/** A stream that is consumed carries both images. */
export const streamMissing = rule({
  code: 'DYN-M094',
  severity: Severity.ERROR,
  title: 'If a stream is consumed, the table has a stream with new and old images.',
  why: 'DynamORM reads models from both images of a record. Without them, consumers get empty models.',
  broken: '// requiresStream: true\nstream: StreamViewType.KEYS_ONLY',
  fixed: '// requiresStream: true\nstream: StreamViewType.NEW_AND_OLD_IMAGES',
});

/** Only where the caller states that the stream is consumed. */
export function checkStream(comparison: Comparison): void {
  if (!comparison.options.requiresStream) return;
  const has = comparison.shape.streamViewType;
  if (isUnknown(has)) {
    comparison.cannotCheck(`The stream of ${comparison.label}`);
  } else if (has !== needed) {
    comparison.add(streamMissing, undefined, {
      message: `A stream with new and old images is consumed, but ${comparison.label} has ${has === undefined ? 'no stream' : `one with ${quote(has)}`}.`,
      expected: needed,
      found: has ?? 'no stream',
      hint: `Give the table a stream of the view type ${needed}.`,
    });
  }
}
