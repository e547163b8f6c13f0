import { type Page } from 'playwright-core';
import { type Language } from '../../../domain/people';

interface Phrases {
  button: string;
  comment: string;
  send: string;
}

const phrases: Record<Language, Phrases> = {
  en: { button: 'See and decide', comment: 'Comment or reason', send: 'Send my decision' },
  'zh-CN': { button: '查看并作出决定', comment: '意见或理由', send: '提交决定' },
};

/** A link page in the language of the person who was asked. */
export interface LinkPage {
  page: Page;
  /** What the reader sees, with spaces as they see them. */
  text: () => Promise<string>;
  heading: () => Promise<string>;
  choose: (label: string, comment?: string) => Promise<void>;
  /** Resolves on the page that answers. */
  send: () => Promise<void>;
}

/** Does what leads to another page, and resolves once that page is there. */
export async function landing(page: Page, act: () => Promise<unknown>): Promise<void> {
  const landed = page.waitForEvent('load');
  await act();
  await landed;
}

export function phrasesOf(language: Language): Phrases {
  return phrases[language];
}

export function linkPage(page: Page, language: Language): LinkPage {
  const { comment: commentLabel, send } = phrases[language];
  return {
    page,
    text: async () => (await page.locator('body').innerText()).replace(/\s+/g, ' '),
    heading: () => page.getByRole('heading', { level: 1 }).innerText(),
    choose: async (label, comment) => {
      await page.getByRole('radio', { name: label, exact: true }).check();
      if (comment !== undefined) await page.getByLabel(commentLabel).fill(comment);
    },
    send: async () => {
      await landing(page, () => page.getByRole('button', { name: send, exact: true }).click());
    },
  };
}
