import { type Page } from 'playwright-core';
import { landing } from './link-page';

const pressable = 'button, input[type=submit], input[type=button], input[type=image]';

/** Presses every button and submits every form of the page as it was found; a form that nobody filled in stays one. */
async function tryEverything(page: Page, address: string): Promise<{ buttons: number; forms: number }> {
  const buttons = await page.locator(pressable).count();
  const forms = await page.locator('form').count();
  for (let index = 0; index < buttons; index += 1) {
    await page.goto(address);
    await landing(page, () => page.locator(pressable).nth(index).click());
  }
  for (let index = 0; index < forms; index += 1) {
    await page.goto(address);
    await landing(page, () => page.evaluate(`document.forms[${index}].submit()`));
  }
  return { buttons, forms };
}

/** What a mail scanner does with the links of a mail, in a browser of its own: everything but choosing an answer. */
export async function visitAsScanner(page: Page, links: readonly string[]) {
  const seen = { buttons: 0, forms: 0, links: 0 };
  for (const link of links) {
    await page.request.head(link);
    await page.goto(link);
    const onPage = await page
      .locator('a[href]:not([href^="mailto:"])')
      .evaluateAll((anchors: { href: string }[]) => anchors.map(({ href }) => href));
    for (const address of [link, ...onPage]) {
      await page.goto(address);
      const { buttons, forms } = await tryEverything(page, address);
      seen.buttons += buttons;
      seen.forms += forms;
    }
    seen.links += onPage.length;
  }
  return seen;
}
