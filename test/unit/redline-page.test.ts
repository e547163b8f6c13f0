import { zoneClock } from '../../config/zone-clock';
import { createHash } from 'node:crypto';
import { type ClauseText, compareClauses } from '../../documents/redline/clauses';
import { type Comparison, redlinePage, redlineStyleHash } from '../../documents/redline/page';
import { type Language } from '../../domain/kernel/people';
import { words } from '../../domain/kernel/words';

const clause = (clauseId: string, number: string, heading: string, text: string): ClauseText => ({
  ...{ clauseId, number, heading, text },
});
const goods = clause('goods', '第一条', '标的', '甲方供应循环泵两台。');
const transfer = clause('transfer', '第二条', '转让', '乙方可以转让本合同。');
const secrecy = clause('secrecy', '第三条', '保密', '双方应保密。');
const warranty = clause('warranty', '第四条', '质保', '质保期为十二个月。');

const comparison: Comparison = {
  number: 'HD-XS-2026-0001',
  title: '循环泵采购合同',
  before: { revision: 2, at: '2026-02-20T01:30:00.000Z' },
  after: { revision: 'draft', at: null },
  fields: [
    { path: '/price/gross', label: words('Price', '价款'), before: 'CNY 1.00', after: 'CNY 2.00' },
    { path: '/law/disputes', label: words('Disputes', '争议'), before: null, after: words('court', '诉讼') },
  ],
  clauses: compareClauses(
    [goods, transfer, secrecy, warranty],
    [
      { ...secrecy, number: '第一条' },
      { ...goods, number: '第二条' },
      { ...transfer, number: '第三条', text: '乙方不可以转让本合同。\n' },
      clause('force', '第四条', '不可抗力', '双方免责。'),
    ],
  ),
};
const page = (language: Language, rest: Partial<Comparison> = {}) =>
  redlinePage({ ...comparison, ...rest }, language, (instant) => zoneClock.show(instant, 'Asia/Shanghai'));

/** What a person sees or hears of a part of the page: its text without marks, in one line. */
const textOf = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
const parts = (markup: string, pattern: RegExp) => Array.from(markup.matchAll(pattern), ([all]) => all);
const clausesOf = (markup: string) => parts(markup, /<(section|details) class="clause"[^]*?<\/\1>/g);

describe('a page of changes', () => {
  it.each<[Language, string[]]>([
    [
      'en',
      [
        'From revision 2 (2026-02-20 09:30) to draft',
        '2 terms changed; 1 clause changed; 1 clause added; 1 clause removed; 1 clause moved; 2 clauses renumbered.',
      ],
    ],
    [
      'zh-CN',
      [
        '由第 2 版（2026-02-20 09:30）改为草稿',
        '2 项要素有修改；1 条有修改；新增 1 条；删除 1 条；移动 1 条；2 条编号变化。',
      ],
    ],
  ])('says in %s which versions it compares and how much changed', (language, sentences) => {
    const text = textOf(page(language).replace(/<style>[^]*<\/style>/, ''));
    for (const sentence of sentences) expect(text).toContain(sentence);
    expect(page(language)).toContain(`<html lang="${language}">`);
    expect(text).toContain('HD-XS-2026-0001');
  });

  it('tells what became of each clause, in words too', () => {
    expect(clausesOf(page('zh-CN')).map(textOf)).toEqual([
      '【删除：第三条】【新增：第一条】 保密由第三条移至第一条 双方应保密。',
      '【删除：第一条】【新增：第二条】 标的仅编号变化 甲方供应循环泵两台。',
      '【删除：第二条】【新增：第三条】 转让有修改乙方【新增：不】可以转让本合同。【新增：¶ 】',
      '【删除：第四条】 【删除：质保】删除【删除：质保期为十二个月。】',
      '【新增：第四条】 【新增：不可抗力】新增【新增：双方免责。】',
    ]);
  });

  it('marks what came and what went as such, not only by looks', () => {
    const [, , changed = ''] = clausesOf(page('en'));
    expect(changed).toContain(
      '乙方<ins><span class="unseen">[added: </span>不<span class="unseen">] </span></ins>可以',
    );
    expect(changed).toContain('<del><span class="unseen">[removed: </span>第二条<span class="unseen">] </span></del>');
  });

  it('folds the clauses whose words are the same, and no others', () => {
    expect(clausesOf(page('en')).map((markup) => markup.slice(0, 8))).toEqual([
      ...['<details', '<details', '<section', '<section', '<section'],
    ]);
  });

  it('has the terms that changed in a table, with what went and what came', () => {
    const rows = parts(page('en'), /<tr role="row">[^]*?<\/tr>/g).map(textOf);
    expect(rows).toEqual([
      'WhatBeforeAfter',
      'Price BeforeCNY [removed: 1.00] AfterCNY [added: 2.00]',
      'Disputes BeforenoneAfter[added: court]',
    ]);
    expect(page('zh-CN')).toContain('诉讼');
  });

  it('says from which place a clause moved that has no number', () => {
    const bare = [goods, secrecy, transfer].map((one) => ({ ...one, number: '' }));
    const moved = compareClauses(bare, [bare[2] ?? goods, bare[0] ?? goods, bare[1] ?? goods]);
    expect(textOf(page('en', { clauses: moved }))).toContain('转让moved from place 3 to place 1');
    const numbered = [goods, secrecy].map((one, index) => ({ ...one, number: `${index + 1}.` }));
    const [first = goods, second = goods] = numbered;
    const swapped = compareClauses(numbered, [
      { ...second, number: '1.' },
      { ...first, number: '2.' },
    ]);
    expect(textOf(page('en', { clauses: swapped }))).toMatch(/moved from (2 to 1|1 to 2) /);
  });

  it('says so where nothing changed, and leaves out what there is none of', () => {
    const same = page('en', { fields: [], clauses: compareClauses([goods], [goods]) });
    expect(textOf(same)).toContain('The two versions say the same.');
    expect(same).not.toContain('<table');
    expect(textOf(clausesOf(same)[0] ?? '')).toBe('第一条 标的unchanged 甲方供应循环泵两台。');
    expect(page('en', { clauses: [] })).not.toContain('<h2>');
  });

  it('speaks the language of the contract where that is another than the page’s', () => {
    const english = compareClauses([], [clause('a', '1.', 'Goods', 'Pumps')]);
    expect(page('zh-CN', { clauses: english })).toContain('<section class="clause" lang="en">');
    expect(page('en')).toContain('<h1 lang="zh-CN">');
    expect(page('en')).toContain('<section class="clause" lang="zh-CN">');
  });

  it('lets nothing of the contract become markup', () => {
    const evil = `<script>alert("1")</script>&'`;
    const hostile = page('en', {
      ...{ number: evil, title: evil },
      before: { revision: 1, at: evil },
      fields: [{ path: evil, label: words(evil, evil), before: evil, after: null }],
      clauses: compareClauses([clause('a', evil, evil, evil)], [clause('b', evil, evil, `${evil}${evil}${evil}`)]),
    });
    expect(hostile).not.toContain('<script');
    expect(hostile).not.toContain(`&'`);
    expect(parts(hostile, /&lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt;&amp;&#39;/g).length).toBeGreaterThan(8);
  });

  it('needs nothing from elsewhere: one style sheet, whose hash a policy can name', () => {
    const markup = page('en');
    const sheets = parts(markup, /(?<=<style>)[^]*?(?=<\/style>)/g);
    expect(sheets.map((sheet) => createHash('sha256').update(sheet).digest('base64'))).toEqual([redlineStyleHash]);
    expect(markup).not.toMatch(/<(script|link|img|iframe)| style="| on\w+="|url\(|@import/);
  });
});
