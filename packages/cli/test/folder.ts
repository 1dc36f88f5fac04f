export { folderWith } from '../../../tools/testing/folder';
