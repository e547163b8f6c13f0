import { includedClauses } from './condition';
import { type Clause, type Terms } from './terms';
import { variablesOf } from './variables';
import { type Warning, warning } from './warning';

interface Placed {
  clause: Clause;
  pointer: string;
}

/** The included clauses with their pointers. */
export function clausesIn(terms: Terms): Placed[] {
  const { clauses = [] } = terms;
  const variables = variablesOf('', terms);
  const included = includedClauses(clauses, (name) => variables[name]?.value ?? null);
  return clauses.flatMap((clause, index) =>
    included.has(clause.clauseId) ? [{ clause, pointer: `/clauses/${index}/text` }] : [],
  );
}

const numerals = '一二三四五六七八九十';

/** `一`, `12`, `B` as a number; null for other texts. */
function ordinal(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text); // the number of an annex, not an amount
  if (/^[A-Z]$/.test(text)) return text.charCodeAt(0) - 64;
  const [tens, ones] = text.length === 2 ? [text.charAt(0), text.charAt(1)] : ['', text];
  const one = numerals.indexOf(ones) + 1;
  if (one === 0) return null;
  return tens === '十' ? 10 + one : tens === '' ? one : null;
}

const numbered =
  /附件\s?([一二三四五六七八九十]{1,2}|\d{1,2})|(?:Annex|Appendix|Attachment|Schedule) ([A-Z]|\d{1,2})\b/g;
const titled = /附件[：:]?《([^》《]{1,80})》/g;

/** Number of data lists that become annexes because no clause prints them. */
function ownAnnexes(terms: Terms, placed: readonly Placed[]): number {
  const { lineItems = [], milestones, paymentPlan } = terms;
  const rows = { lineItems, milestones, paymentPlan };
  const isPrinted = (name: string) => placed.some(({ clause }) => clause.text.includes(name));
  return Object.entries(rows).filter(([name, list]) => list.length > 0 && !isPrinted(name)).length;
}

/** Annexes that the text mentions and that are not attached. */
export function annexesNamed(terms: Terms): Warning[] {
  const placed = clausesIn(terms);
  const { attachments = [] } = terms;
  const count = attachments.length + ownAnnexes(terms, placed);
  const isAttached = (title: string) =>
    attachments.some((one) => one.title.includes(title) || title.includes(one.title) || one.name.includes(title));
  return placed.flatMap(({ clause: { text, heading }, pointer }) => {
    const byNumber = [...text.matchAll(numbered)].flatMap(([said, chinese, latin]) =>
      (ordinal(chinese ?? latin ?? '') ?? 0) > count ? [said] : [],
    );
    const byTitle = [...text.matchAll(titled)].flatMap(([said, title = '']) => (isAttached(title) ? [] : [said]));
    return [...new Set([...byNumber, ...byTitle])].map((said) =>
      warning(
        'annex_not_attached',
        pointer,
        `“${heading}” names “${said}”, and the contract has ${count === 0 ? 'no annex' : `${count} in all`}.`,
        `“${heading}”提到“${said}”，而合同${count === 0 ? '没有附件' : `共有 ${count} 个附件`}。`,
      ),
    );
  });
}

const startsWithTerm = /^(EXW|FCA|FAS|FOB|CFR|CIF|CPT|CIP|DAP|DPU|DDP)\b[\s,，]*/i;

/** A delivery term without a place, although the place determines where risk and cost pass; or a place that starts with a delivery term, too. */
export function placeNamed({ fields = [] }: Terms): Warning[] {
  const answerTo = (id: string) => fields.find(({ fieldId }) => fieldId === id)?.value ?? '';
  const [term, place] = [answerTo('incoterm'), answerTo('named-place').trim()];
  if (term === '') return [];
  const pointer = '/fields/named-place';
  if (place === '')
    return [
      warning(
        'place_not_named',
        pointer,
        `${term} names no place: it is the place that says where risk and cost pass. Give one, such as “Shanghai”.`,
        `贸易条件 ${term} 未写明地点，而风险和费用以该地点划分。请填写指定地点，例如“上海”。`,
      ),
    ];
  if (!startsWithTerm.test(place)) return [];
  const alone = place.replace(startsWithTerm, '');
  return [
    warning(
      'place_repeats_term',
      pointer,
      `The named place repeats the delivery term, so the contract says “${term} ${place}”. Give the place alone, such as “${alone || 'Shanghai'}”.`,
      `指定地点中重复了贸易条件，合同将写为“${term} ${place}”。请只填写地点，例如“${alone || '上海'}”。`,
    ),
  ];
}

/** Whether a sentence is about courts assisting arbitration: enforcing or setting aside awards, preserving evidence or property. */
const isHelp = (sentence: string) => /执行|撤销|保全|enforce|set aside|interim|preserv/i.test(sentence);
const offersBoth = (sentence: string) =>
  (/仲裁/.test(sentence) && /诉讼|起诉|法院/.test(sentence) && /或|也可|亦可|均可/.test(sentence)) ||
  (/arbitrat/i.test(sentence) && /court|litigation|lawsuit|\bsue\b/i.test(sentence) && /\bor\b|either/i.test(sentence));

const why = {
  en: 'An agreement to arbitrate or to sue is void, so that a court decides (Interpretation on the Arbitration Law, 2006, article 7): name one.',
  zh: '约定“仲裁或诉讼”的，仲裁协议无效（仲裁法司法解释第七条），请只选择其一。',
};

/** “仲裁或诉讼” in a clause, or a venue that does not fit the chosen kind of dispute resolution. */
export function arbitrationOrCourt(terms: Terms): Warning[] {
  const inText = clausesIn(terms).flatMap(({ clause: { text, heading }, pointer }) => {
    const sentence = text.split(/[。；;\n]/).find((one) => offersBoth(one) && !isHelp(one));
    return sentence === undefined
      ? []
      : [warning('arbitration_or_court', pointer, `“${heading}”: ${why.en}`, `“${heading}”：${why.zh}`)];
  });
  const { law } = terms;
  if (!law) return inText;
  const [court, commission] = [/法院|court/i.test(law.venue), /仲裁|arbitrat/i.test(law.venue)];
  const fits = law.disputes === 'court' ? !commission : !court;
  if (fits) return inText;
  const en = `“${law.venue}” does not decide by ${law.disputes === 'court' ? 'action' : 'arbitration'}, as the contract says: correct one of the two.`;
  const zh = `“${law.venue}”与所选争议解决方式（${law.disputes === 'court' ? '诉讼' : '仲裁'}）不符，请更正其一。`;
  return [...inText, warning('arbitration_or_court', '/law/venue', en, zh)];
}
