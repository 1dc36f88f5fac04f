import { renderGithub } from './github';
import { renderGitlab } from './gitlab';
import { renderJson } from './json';
import { renderJunit } from './junit';
import { renderMarkdown } from './markdown';
import type { Renderer } from './renderer';
import { renderSarif } from './sarif';
import { renderText } from './text';

/** Every format, by the name that a user gives it. A new one is a file here and a line in this list. */
export const renderers = {
  text: renderText,
  json: renderJson,
  sarif: renderSarif,
  github: renderGithub,
  junit: renderJunit,
  gitlab: renderGitlab,
  markdown: renderMarkdown,
} as const satisfies Record<string, Renderer>;

/** The name of a format. */
export type Format = keyof typeof renderers;
