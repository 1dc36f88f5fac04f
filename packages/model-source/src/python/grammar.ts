import { grammarParser } from '../grammar-parser';
import { grammarFiles } from './grammar-files';

/** A parser for Python. */
export const pythonParser = grammarParser(grammarFiles);
