import { serverNow, useAge } from '../api/clock';
import { duration } from './format';

/** Time since a moment, counting. */
export function Age({ since, className }: { since: string | null; className?: string }) {
  return since ? <Counting since={since} className={className} /> : <>–</>;
}

function Counting({ since, className }: { since: string; className?: string }) {
  return <span className={`figures ${className ?? ''}`}>{duration(useAge(since))}</span>;
}

/** A duration that was right at a moment of the server's clock and has grown since. */
export function Growing({ seconds, at, className }: { seconds: number; at: string; className?: string }) {
  useAge(at);
  const now = seconds > 0 ? seconds + Math.max(0, (serverNow() - Date.parse(at)) / 1000) : 0;
  return <span className={`figures ${className ?? ''}`}>{duration(now)}</span>;
}
