import { useEffect, useState } from 'react';
import type { Figures } from '../api/types';

interface Point {
  at: number;
  waiting: Record<string, number>;
}

export const keepMs = 15 * 60_000;
const most = 2000;
let kept: Point[] = [];

/** Who waited in the last quarter of an hour, as far as this page has seen it. */
export function useWaitingHistory(figures: Figures): Point[] {
  const [points, setPoints] = useState(kept);
  useEffect(() => {
    const at = Date.parse(figures.at);
    const point = { at, waiting: Object.fromEntries(figures.queues.map((q) => [q.name, q.waiting])) };
    kept = [...kept.filter((p) => p.at > at - keepMs && p.at < at), point].slice(-most);
    setPoints(kept);
  }, [figures]);
  return points;
}
