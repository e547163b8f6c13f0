import { type Page } from 'playwright-core';
import { type Language } from '../../../domain/kernel/people';
import { type Inbox } from '../../../scripts/inbox/inbox';

interface Phrases {
  askCode: string;
  code: string;
  open: string;
  codeSubject: string;
  more: string;
  button: string;
  comment: string;
  send: string;
}

const phrases: Record<Language, Phrases> = {
  en: {
    ...{ askCode: 'Mail me the code', code: 'Six-digit code', open: 'Open the contract', codeSubject: 'Your code' },
    ...{ more: 'Other ways' },
    button: 'See and decide',
    comment: 'Comment or reason',
    send: 'Send my decision',
  },
  'zh-CN': {
    ...{ askCode: '发送验证码', code: '六位验证码', open: '打开合同', codeSubject: '验证码' },
    ...{ more: '其他处理方式' },
    button: '查看并作出决定',
    comment: '意见或理由',
    send: '提交决定',
  },
};

/** A link page in the language of the person who was asked. */
export interface LinkPage {
  page: Page;
  /** What the reader sees, with spaces as they see them. */
  text: () => Promise<string>;
  heading: () => Promise<string>;
  /** Opens everything that is folded. */
  unfold: () => Promise<void>;
  choose: (label: string, comment?: string) => Promise<void>;
  /** A way that few need, behind “Other ways”, with the fields it needs by their names. */
  chooseOther: (label: string, fields: Record<string, string>) => Promise<void>;
  /** Passes the page that stands before a customer's document: asks for the code, reads it in the mail, types it. */
  unlock: (inbox: Inbox, email: string) => Promise<void>;
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
    unfold: async () => {
      const folded = page.locator('details:not([open]) > summary');
      while ((await folded.count()) > 0) await folded.first().click();
    },
    choose: async (label, comment) => {
      await page.getByRole('radio', { name: label, exact: true }).check();
      if (comment !== undefined) await page.getByLabel(commentLabel).fill(comment);
    },
    chooseOther: async (label, fields) => {
      const choice = page.getByRole('radio', { name: label, exact: true });
      if (!(await choice.isVisible())) await page.getByText(phrases[language].more, { exact: true }).click();
      await choice.check();
      for (const [name, value] of Object.entries(fields)) {
        const field = page.locator(`[name="${name}"]`);
        if ((await field.getAttribute('type')) === 'checkbox') await field.check();
        else if ((await page.locator(`select[name="${name}"]`).count()) > 0) await field.selectOption(value);
        else await field.fill(value);
      }
    },
    unlock: async (inbox, email) => {
      const { askCode, code, open, codeSubject } = phrases[language];
      const known = new Set((await inbox.mails()).map(({ id }) => id));
      await landing(page, () => page.getByRole('button', { name: askCode, exact: true }).click());
      const mail = await inbox.waitForMail(
        ({ to, subject, id }) => to.includes(email) && subject.includes(codeSubject) && !known.has(id),
      );
      await page.getByLabel(code).fill(/\b\d{6}\b/.exec(mail.text)?.[0] ?? '');
      await landing(page, () => page.getByRole('button', { name: open, exact: true }).click());
    },
    send: async () => {
      await landing(page, () => page.getByRole('button', { name: send, exact: true }).click());
    },
  };
}
