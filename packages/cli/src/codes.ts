/** What keeps a command from running, by code. Codes are never reused. */
export const failureCodes = {
  'DYN-C001': 'The command line is not understood: an unknown command or option, a missing or surplus argument.',
  'DYN-C002': 'A file or pattern names nothing that exists.',
  'DYN-C003': 'A file cannot be read.',
  'DYN-C004': 'Standard input cannot be read as UTF-8 text, or is asked for twice.',
  'DYN-C005': 'The value of an option is not one that it takes.',
  'DYN-C099': 'An unexpected fault of the program itself: please report it.',
} as const;

/** A code of a failure. */
export type FailureCode = keyof typeof failureCodes;
