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
  /** Place among its neighbours in the sidebar; without one they come by title. */
  readonly order?: number;
  /** What the sidebar calls it, where that is not its title. */
  readonly label?: string;
  /** Shown by a link of an index page, not by the sidebar. */
  readonly unlisted?: boolean;
  /** The deepest headings that "On this page" lists, or none at all; headings of two levels where nothing is said. */
  readonly contents?: false | 2 | 3;
}
