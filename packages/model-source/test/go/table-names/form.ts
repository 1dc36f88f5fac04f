/** A way to write `TableName()`, as the body of the method or as what stands around it. */
export interface Form {
  readonly title: string;
  /** What the package declares; the method is `func (Note) TableName() string`. */
  readonly code: string;
  /** Files of a package `cfg` beside it. */
  readonly cfg?: string;
  /** Why the name cannot be known, where it cannot. */
  readonly refused?: RegExp;
}

/** The method with a body, and what stands in front of it. */
export const method = (body: string, around = ''): string => `${around}\nfunc (Note) TableName() string {\n${body}\n}`;
