import { type Page } from 'playwright-core';

/** What the checks use of an element in the browser; the tests themselves have no DOM. */
interface Seen {
  tagName: string;
  type?: string;
  innerText: string;
  labels?: { length: number } | null;
  contains: (other: Seen) => boolean;
  closest: (selector: string) => Seen | null;
  checkVisibility: () => boolean;
  getBoundingClientRect: () => { left: number; right: number; top: number; bottom: number; height: number };
}

/** The pages of a document scroll within a frame of their own, which covers what lies beneath it. */
const texts =
  'h1, h2, summary, select, p, dt, dd, li > :not(.pages *), .pages, th, td, legend, label, textarea, button, nav > *, time, pre, iframe';

/** What is outside the screen or on top of something else. */
function misplaced(elements: Seen[], width: number): string[] {
  const name = (element: Seen) => `${element.tagName} “${element.innerText.slice(0, 30)}”`;
  const boxes = elements
    .filter((element) => element.checkVisibility())
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.right > box.left && box.bottom > box.top);
  const outside = boxes.filter(({ box }) => box.left < 0 || box.right > width + 0.5);
  const pairs = boxes.flatMap((a, index) => boxes.slice(index + 1).map((b) => [a, b] as const));
  const overlapping = pairs.filter(
    ([a, b]) =>
      !a.element.contains(b.element) &&
      !b.element.contains(a.element) &&
      Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left) > 1 &&
      Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) > 1,
  );
  return [
    ...outside.map(({ element }) => `${name(element)} leaves the screen`),
    ...overlapping.map(([a, b]) => `${name(a.element)} lies on ${name(b.element)}`),
  ];
}

/** Fields nobody can name, groups without a question, and what a thumb would miss. */
function unusable(elements: Seen[]): string[] {
  return elements
    .filter((element) => element.checkVisibility())
    .flatMap((element) => {
      const { tagName, type, labels } = element;
      const name = `${tagName} “${element.innerText.slice(0, 30)}”`;
      const target = type === 'radio' || type === 'checkbox' ? element.closest('label') : element;
      const height = target?.getBoundingClientRect().height ?? 0;
      return [
        ...(tagName !== 'BUTTON' && (labels?.length ?? 0) === 0 ? [`${name} has no label`] : []),
        ...(type === 'radio' && !element.closest('fieldset') ? [`${name} belongs to no group`] : []),
        ...(height < 44 ? [`${name} is only ${height} px high`] : []),
      ];
    });
}

/** Everything about the page as it stands that a careful reader would complain of. */
export async function faultsOf(page: Page): Promise<string[]> {
  const width = page.viewportSize()?.width ?? 0;
  const scrollWidth = await page.evaluate<number>('document.documentElement.scrollWidth');
  const structure = {
    language: await page.locator('html[lang]').count(),
    title: (await page.title()).length > 0 ? 1 : 0,
    main: await page.locator('main').count(),
    heading: Math.min(1, await page.locator('h1').count()),
  };
  const wanting = Object.entries(structure).filter(([, count]) => count !== 1);
  return [
    ...(scrollWidth > width ? [`the page is ${scrollWidth} px wide on a screen of ${width}`] : []),
    ...wanting.map(([part]) => `the page has no ${part}`),
    ...(await page.locator(texts).evaluateAll<string[], number, never>(misplaced, width)),
    ...(await page.locator('input, textarea, select, button').evaluateAll(unusable)),
  ];
}

/** How light the page's ground is, from 0 (black) to 255. */
export async function lightness(page: Page): Promise<number> {
  const colour = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map(Number);
  return (red + green + blue) / 3;
}
