import { type FrameLocator, type Page } from 'playwright-core';
import { type Inbox } from '../../../scripts/inbox/inbox';

/** The demo inbox as a newcomer uses it. */
export interface InboxPage {
  page: Page;
  /** Waits in the list until that many mails with the subject have come to the address, opens the newest, gives its body. */
  openMail: (to: string, subject: string, count?: number) => Promise<FrameLocator>;
  /** The page behind the mail's button, which opens beside the inbox. */
  followLink: (mail: FrameLocator, button: string) => Promise<Page>;
}

function escapeForPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

export function inboxPage(page: Page, inbox: Inbox, language: 'zh' | 'en' = 'en'): InboxPage {
  return {
    page,
    openMail: async (to, subject, count = 1) => {
      await page.goto(`${inbox.url}/?lang=${language}`);
      // `…` stands for whatever is between two words of the subject.
      const wanted = new RegExp(subject.split('…').map(escapeForPattern).join('.*'));
      const rows = page.getByRole('link').filter({ hasText: to }).filter({ hasText: wanted });
      await rows.nth(count - 1).waitFor();
      await rows.first().click();
      const mail = page.frameLocator('iframe');
      await mail.getByRole('heading', { name: wanted }).waitFor();
      return mail;
    },
    followLink: async (mail, button) => {
      const [opened] = await Promise.all([
        page.waitForEvent('popup'),
        mail.getByRole('link', { name: button, exact: true }).click(),
      ]);
      await opened.getByRole('heading', { level: 1 }).waitFor();
      return opened;
    },
  };
}
