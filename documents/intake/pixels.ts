import { Refusal, tooManyPixels } from './faults';

/** A page of A3 at 600 dpi; more would fill the memory of whoever shows it. */
const mostPixels = 70_000_000;

/** @throws Refusal */
export function checkPixels(width: number, height: number): void {
  if (width * height > mostPixels) throw new Refusal(tooManyPixels(width, height, mostPixels));
}
