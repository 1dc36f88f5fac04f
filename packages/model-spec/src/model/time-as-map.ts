import { rule } from '../finding/rule';
import { Severity } from '../finding/severity';

/** What FromMetadata of DynamORM v1 prints for a time. */
export const timeAsMap = rule({
  code: 'DYN-M039',
  severity: Severity.INFO,
  title: 'A timestamp, or an attribute whose key is S, has the type S.',
  why: "DynamORM v1's `dms.FromMetadata` prints M for every `time.Time`, while the value is stored as S. It is read as S here.",
  broken: '{ "attribute": "createdAt", "type": "M", "roles": ["created_at"] }',
  fixed: '{ "attribute": "createdAt", "type": "S", "roles": ["created_at"] }',
});
