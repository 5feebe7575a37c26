import type { QueueLive } from '../api/types';

export function longest(queues: QueueLive[]): number {
  return Math.max(0, ...queues.map((q) => q.longestWaitSeconds));
}

/** Somebody waits longer than the queue promises. */
export function isLate(queue: QueueLive): boolean {
  return queue.longestWaitSeconds > queue.serviceLevelSeconds;
}

/** The calls that a queue's service level is a share of; null before the first. */
function counted(q: QueueLive): number {
  return q.serviceLevel ? q.answeredInTime / q.serviceLevel : q.serviceLevel === 0 ? q.answeredToday + q.abandonedToday : 0;
}

/** Service level over all queues: all answered in time of all that count. */
export function overall(queues: QueueLive[]): number | null {
  const all = queues.reduce((sum, q) => sum + counted(q), 0);
  return all > 0 ? queues.reduce((sum, q) => sum + q.answeredInTime, 0) / all : null;
}

/** How a service level is to be judged by its colour: 80 % is the field's usual promise. */
export function grade(level: number | null): 'good' | 'fair' | 'poor' | 'none' {
  return level === null ? 'none' : level >= 0.8 ? 'good' : level >= 0.6 ? 'fair' : 'poor';
}
