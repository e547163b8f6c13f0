import { type TemplateSlot } from '../../domain/library/library';
import { slot } from './clause';
import { disputeSlots } from './disputes';

/** The second half of every contract except an order: dealings between the parties, the end of the contract, and its documents. */
export function closingSlots({
  termination,
  alternates = [],
  law,
  disputes = disputeSlots,
}: {
  termination: string;
  alternates?: string[];
  law: string;
  disputes?: TemplateSlot[];
}): TemplateSlot[] {
  return [
    slot('confidentiality', 'confidentiality'),
    slot('personal-data', 'personal-data'),
    slot('anti-bribery', 'anti-bribery', { locked: true }),
    slot('force-majeure', 'force-majeure'),
    slot('termination', termination, { mandatory: true, alternates }),
    slot('authorised-contacts', 'authorised-contacts', { locked: true }),
    slot('variation', 'variation'),
    slot('notices', 'notices', { mandatory: true }),
    slot('governing-law', law, { locked: true }),
    ...disputes,
    slot('documents', 'documents', { mandatory: true }),
    slot('attachments', 'attachments', { when: { variable: 'attachments', present: true } }),
    slot('language-and-copies', 'language-and-copies', { mandatory: true }),
    slot('closing', 'closing', { mandatory: true }),
  ];
}
