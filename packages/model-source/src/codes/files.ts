import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** Source files, and options that name what is in them. */
export const fileCodes = defineCodes({
  'DYN-C201': {
    severity: 'error',
    title: 'Source code can be parsed.',
    why: 'The text after this place can be misread, so no document is written. Inside a function it is a warning: no model is declared there.',
    broken: 'type Order struct {\n\tID, Name Text string\n}',
    fixed: 'type Order struct {\n\tID, Name string\n}',
  },
  'DYN-C202': {
    severity: 'error',
    title: 'A source file can be read and is UTF-8.',
    why: 'A file that is skipped silently could hold models.',
  },
  'DYN-C204': {
    severity: 'info',
    title: 'A file with models is part of a build for Linux.',
    why: 'Go files are read as a build for Linux reads them. If the file belongs to your build, name its build tags with `--tags`.',
    broken: '//go:build integration\n\npackage models',
    fixed: 'package models',
  },
  'DYN-C223': {
    severity: 'error',
    title: '`--table`, `--type` and `--exclude` name models, directories with models, and types that exist.',
    why: 'An option without effect is usually a typing error, and the document would hold a wrong name or type.',
  },
  'DYN-C257': {
    severity: 'warning',
    title: 'The release of DynamORM or TableTheory is known.',
    why: 'Names, types and refusals differ from release to release. Without one, the newest release is assumed. A local `replace`, a path or a branch has no version.',
    broken: 'replace github.com/pay-theory/dynamorm => ../dynamorm',
    fixed: 'require github.com/pay-theory/dynamorm v1.0.30',
  },
  'DYN-C258': {
    severity: 'warning',
    title: 'The models of a table are written by one release.',
    why: 'Two releases may name attributes differently or write other types, and each reads what the other wrote.',
  },
});
