import { run } from '../src';

void run();
