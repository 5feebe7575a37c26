import type { QueueLive } from '../api/types';

export function longest(queues: QueueLive[]): number {
  return Math.max(0, ...queues.map((q) => q.longestWaitSeconds));
}

/** Somebody waits longer than the queue promises. */
export function isLate(queue: QueueLive): boolean {
  return queue.longestWaitSeconds > queue.serviceLevelSeconds;
}

/** Service level over all queues: all calls that met their queue's target of all that are judged. */
export function overall(queues: QueueLive[]): number | null {
  const judged = queues.reduce((sum, q) => sum + q.judged, 0);
  return judged > 0 ? queues.reduce((sum, q) => sum + q.met, 0) / judged : null;
}

/** How a service level is to be judged by its colour, against the queue's target; 80 % is the field's usual promise. */
export function grade(level: number | null, target = 0.8): 'good' | 'fair' | 'poor' | 'none' {
  return level === null ? 'none' : level >= target ? 'good' : level >= target * 0.75 ? 'fair' : 'poor';
}
