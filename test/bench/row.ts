/** One line of the performance table: something of ours against something to hold it to, measured in the same run. */
export interface Row {
  readonly what: string;
  readonly ours: number;
  readonly reference: number;
  readonly unit: string;
  /** What the reference is. */
  readonly against: string;
}

/** The middle one of several measurements. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('There is nothing to take the median of.');
  return middle;
}
