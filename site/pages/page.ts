/** A page of the site, as it is handed to Starlight. */
export interface Page {
  /** Without slashes at its ends, such as `start/go`; empty for the front page. */
  readonly route: string;
  readonly title: string;
  /** One sentence or two for search engines and previews. */
  readonly description?: string;
  /** Markdown without the title. */
  readonly body: string;
  /** The file that a reader would edit, from the root of the repository. */
  readonly source?: string;
  /** The headings of the sidebar that it stands under; without any, other pages link to it. */
  readonly under?: readonly string[];
  /** What the sidebar calls it, where that is not its title. */
  readonly label?: string;
  /** The deepest headings that "On this page" lists, or none at all; headings of two levels where nothing is said. */
  readonly contents?: false | 2 | 3;
  /** The front page has no sidebar, and the whole width. */
  readonly front?: Front;
}

/** What the front page begins with. */
export interface Front {
  readonly tagline: string;
  readonly actions: readonly { readonly text: string; readonly route: string }[];
}
