import { type Template } from '../../domain/library/library';
import { type Words, words } from '../../domain/kernel/words';

const signingPlace = words(
  '{% if fields.signing-place %}{{ fields.signing-place }}{% elsif ours.address %}{{ ours.address }}{% endif %}',
  '{% if fields.signing-place %}{{ fields.signing-place }}{% elsif ours.address %}{{ ours.address }}{% endif %}',
);

const acknowledgement = words(
  'Party B confirms that Party A has drawn its attention to the clauses printed bold in this document and has explained them as Party B asked. Party B understands and accepts them.',
  '乙方确认：甲方已就本文件中以加粗字体标明的条款提请乙方注意，并已按照乙方的要求予以说明，乙方理解并接受上述条款。',
);

/** The text above and below the clauses: the heading with the kind of contract, the place of signing, and the line about bold clauses. */
export function front(heading: Words): Pick<Template, 'heading' | 'lines' | 'acknowledgement'> {
  const lines = [{ lineId: 'signing-place', label: words('Place of signing', '签订地点'), text: signingPlace }];
  return { heading, lines, acknowledgement };
}
