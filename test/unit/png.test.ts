import { PNG } from 'pngjs';
import { encodePng } from '../../documents/pdf/png';

describe('a picture as PNG', () => {
  const pixels = (width: number, height: number, colour: (x: number, y: number) => [number, number, number]) =>
    Uint8Array.from({ length: width * height * 4 }, (_, at) => {
      const pixel = at >> 2;
      return at % 4 === 3 ? 255 : (colour(pixel % width, Math.floor(pixel / width))[at % 4] ?? 0);
    });

  it.each([
    ['coloured', 3, 2, (x: number, y: number): [number, number, number] => [10 * x, 20 * y, 200]],
    // Sixteen levels, of which every one is a multiple of 17.
    ['grey', 5, 3, (x: number, y: number): [number, number, number] => [17 * (x + y), 17 * (x + y), 17 * (x + y)]],
  ])('has every pixel of a %s one of odd width', (_what, width, height, colour) => {
    const rgba = pixels(width, height, colour);
    const read = PNG.sync.read(encodePng(rgba, width, height));
    expect([read.width, read.height]).toEqual([width, height]);
    expect([...read.data]).toEqual([...rgba]);
  });

  it('that is grey takes less than half of the room', () => {
    const [grey, coloured] = [0, 1].map((more) =>
      encodePng(
        pixels(200, 200, (x, y) => [(x * y) % 256, (x * y) % 256, ((x * y) % 256) ^ more]),
        200,
        200,
      ),
    );
    expect(grey?.length).toBeLessThan((coloured?.length ?? 0) / 2);
  });
});
