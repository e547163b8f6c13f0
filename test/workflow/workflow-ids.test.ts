import {
  contractLifecycleType,
  contractWorkflowId,
  courierType,
  courierWorkflowId,
  formerScheduleId,
  linkCodeType,
  linkCodeWorkflowId,
  superviseType,
  superviseWorkflowId,
} from '../../workflows/messages';

// Under another name Temporal would not find what runs already, and would run it a second time.
describe('the names under which Temporal knows our workflows', () => {
  it('stay what they were', () => {
    expect([contractLifecycleType, contractWorkflowId('c-17')]).toEqual(['contractLifecycle', 'contract-c-17']);
    expect([courierType, courierWorkflowId('mail', 'contracts')]).toEqual(['courier', 'courier-mail-contracts']);
    expect([superviseType, superviseWorkflowId('contracts'), formerScheduleId]).toEqual([
      ...['superviseContracts', 'supervise-contracts-contracts', 'supervise-contracts'],
    ]);
    const hash = '0123456789abcdef'.repeat(4);
    expect([linkCodeType, linkCodeWorkflowId(hash)]).toEqual(['linkCode', `link-code-${hash.slice(0, 32)}`]);
  });
});
