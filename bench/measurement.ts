/** A picture that goes with a section. */
export interface Plot {
  /** Name of its file, without the ending. */
  readonly name: string;
  readonly title: string;
  readonly svg: string;
}

/** What was aimed at, and what was measured. */
export interface Verdict {
  readonly measure: string;
  readonly goal: string;
  readonly measured: string;
  readonly met: boolean;
}

/** What a measurement has to say: one section of the results. */
export interface Section {
  /** Paragraphs and tables in Markdown. */
  readonly text: string[];
  readonly verdicts?: Verdict[];
  readonly plots?: Plot[];
}

/** Says what is at work. */
export type Progress = (words: string) => void;

export interface Measurement {
  /** Name for `--only`. */
  readonly name: string;
  readonly title: string;
  readonly run: (progress: Progress) => Promise<Section>;
}
