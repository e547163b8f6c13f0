/**
 * Which of these different numbers stay where they are when as few as possible are moved so that all rise: the places of a longest
 * increasing subsequence, found by patience sorting.
 */
export function longestRising(values: readonly number[]): Set<number> {
  /** Of each length the place of the smallest last value; and the place before each. */
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
