import { Refusal, tooManyPixels } from './faults';

/** An A3 page at 600 dpi; larger images would use up the memory of viewers. */
const mostPixels = 70_000_000;

/** @throws Refusal */
export function checkPixels(width: number, height: number): void {
  if (width * height > mostPixels) throw new Refusal(tooManyPixels(width, height, mostPixels));
}
