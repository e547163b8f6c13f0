/**
 * Finds a longest increasing subsequence of distinct numbers (patience sorting) and returns its indices. These items can stay
 * where they are when as few items as possible are moved to get an increasing order.
 */
export function longestIncreasing(values: readonly number[]): Set<number> {
  /** For each length, the index of the smallest last value; and the predecessor of each index. */
  const lasts: number[] = [];
  const previous: (number | undefined)[] = [];
  values.forEach((value, place) => {
    let [low, high] = [0, lasts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[lasts[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[place] = lasts[low - 1];
    lasts[low] = place;
  });
  const rising = new Set<number>();
  for (let place = lasts.at(-1); place !== undefined; place = previous[place]) rising.add(place);
  return rising;
}
