import { rule } from '../finding/rule';
import { Severity } from '../finding/severity';

/** What FromMetadata of DynamORM v1 prints for a time. */
export const timeAsMap = rule({
  code: 'DYN-M039',
  severity: Severity.INFO,
  title: 'A timestamp has the type S, and so has every attribute that is a key of type S.',
  why: "DynamORM v1's `dms.FromMetadata` prints M for every `time.Time`, but stores the value as S. The document is read as if it said S.",
  broken: '{ "attribute": "createdAt", "type": "M", "roles": ["created_at"] }',
  fixed: '{ "attribute": "createdAt", "type": "S", "roles": ["created_at"] }',
});
