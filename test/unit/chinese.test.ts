import { zh, zhJoined } from '../../domain/kernel/chinese';

describe('Chinese with values in it', () => {
  it.each([
    [zh`由${'王芳'}代为审批`, '由王芳代为审批'],
    [zh`由${'Fang Wang'}代为审批`, '由 Fang Wang 代为审批'],
    [zh`合同 ${'HT-1'} 待您审批`, '合同 HT-1 待您审批'],
    [zh`合同 ${'采购'} 待您审批`, '合同采购待您审批'],
    [zh`第${2}版`, '第 2 版'],
    [zh`尚欠${'¥1,000.00'}。`, '尚欠 ¥1,000.00。'],
    [zh`${'Chen'}：${'yes'}。`, 'Chen：yes。'],
    [zh`《${'A3打印机'}》`, '《A3打印机》'],
    [zh`${'李雷'} (${'legal'})`, '李雷 (legal)'],
    [zh`由${''}解决`, '由解决'],
    [zh`${'2027-01-01'} – ${'2027-12-31'}`, '2027-01-01 – 2027-12-31'],
    [zh`由${'𠮷田'}审批`, '由𠮷田审批'],
    [zh`${'含税金额'}${'CNY'}`, '含税金额 CNY'],
  ])('reads %s', (made, expected) => {
    expect(made).toBe(expected);
  });

  it('keeps what stands inside a value, and its blanks', () => {
    expect(zh`请看${' 说明A '}。`).toBe('请看 说明A 。');
  });

  it('puts parts together by the same rule', () => {
    expect(zhJoined(['第 2 版', 'Pumps', '、', '价款'])).toBe('第 2 版 Pumps、价款');
  });
});
