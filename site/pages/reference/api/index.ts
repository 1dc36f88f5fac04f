export { apiPages, apiPlaces } from './pages.js';
export { readApis } from './read.js';
