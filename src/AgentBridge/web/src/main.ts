import { beginEarlyLine } from './phone/line';

// The telephone is not kept waiting by the page around it.
beginEarlyLine();
void import('./shell/start');
