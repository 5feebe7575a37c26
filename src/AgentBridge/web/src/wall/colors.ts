const palette = ['#0f5f75', '#d9822b', '#7e22ce', '#15803d', '#1d4ed8', '#b91c1c', '#0d9488', '#a16207', '#be185d', '#4d7c0f'];

/** A queue keeps its colour whatever other queues come and go. */
export function colorOf(queue: string): string {
  const sum = [...queue].reduce((hash, c) => (hash * 31 + c.codePointAt(0)!) >>> 0, 7);
  return palette[sum % palette.length]!;
}
