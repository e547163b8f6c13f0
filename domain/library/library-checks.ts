import { dueDayOf, endOfPlan } from './template-plan';
import { type RuleSet } from '../routing/route';
import { isWhole } from '../kernel/money';
import { type Problem, problemAt } from '../kernel/problem';
import { conditionCycle, clauseIdsIn, variablesIn } from '../drafting/condition';
import { checkFields, withDefaults } from '../drafting/fields';
import { type ClauseRef, type ContractType, type Template, type TemplateSlot, type VersionStatus } from './library';

function refsOf({ from, alternates }: TemplateSlot, index: number): { ref: ClauseRef; pointer: string }[] {
  const at = `/slots/${index}`;
  return [
    { ref: from, pointer: `${at}/from` },
    ...alternates.map((ref, place) => ({ ref, pointer: `${at}/alternates/${place}` })),
  ];
}

function checkSlot(slot: TemplateSlot, index: number, slots: readonly TemplateSlot[]): Problem[] {
  const at = `/slots/${index}`;
  const { clauseId, locked, alternates, when } = slot;
  const others = when ? clauseIdsIn(when).filter((id) => !slots.some((other) => other.clauseId === id)) : [];
  return [
    ...(slots.findIndex((other) => other.clauseId === clauseId) < index
      ? [
          problemAt(
            `${at}/clauseId`,
            'repeated',
            `Two places are called ${clauseId}.`,
            `两处条款的编号同为 ${clauseId}。`,
          ),
        ]
      : []),
    ...(locked && alternates.length > 0
      ? [
          problemAt(
            `${at}/alternates`,
            'locked_with_alternates',
            `The clause ${clauseId} is locked and has no alternates.`,
            `条款 ${clauseId} 已锁定，不能有备选条款。`,
          ),
        ]
      : []),
    ...others.map((id) =>
      problemAt(
        `${at}/when`,
        'unknown_clause',
        `When ${clauseId} applies depends on ${id}, which the template does not have.`,
        `条款 ${clauseId} 的适用条件引用了模板中不存在的条款 ${id}。`,
      ),
    ),
  ];
}

/**
 * Problems that prevent publishing a template, apart from those in its clauses' texts.
 * @param statusOf the status of a clause version; null if it does not exist
 */
export function checkTemplate({ slots }: Template, statusOf: (ref: ClauseRef) => VersionStatus | null): Problem[] {
  const cycle = conditionCycle(slots);
  const refs = slots.flatMap(refsOf).flatMap(({ ref, pointer }) => {
    const { libraryClauseId, version } = ref;
    if (statusOf(ref) === 'published') return [];
    const en = `Version ${version} of the clause ${libraryClauseId} is not published.`;
    return [problemAt(pointer, 'clause_not_published', en, `条款 ${libraryClauseId} 第 ${version} 版未发布。`)];
  });
  const circle =
    cycle === null
      ? []
      : [
          problemAt(
            `/slots/${slots.findIndex(({ clauseId }) => clauseId === cycle[0])}/when`,
            'condition_cycle',
            `The conditions of ${cycle.join(', ')} hang on each other.`,
            `${cycle.join('、')} 的适用条件互为前提。`,
          ),
        ];
  return [...slots.flatMap(checkSlot), ...refs, ...circle];
}

/** A sample start day for checking a plan. The actual days are checked again in each draft. */
const anyStart = '2027-01-01';

function checkPlan({ plan }: ContractType): Problem[] {
  const { milestones, paymentPlan } = plan;
  const endsOn = endOfPlan(plan, anyStart);
  const problems = milestones.flatMap((milestone, index) => {
    const dueOn = dueDayOf(milestone, anyStart);
    if (dueOn <= endsOn) return [];
    const name = milestone.dueAfter ? 'dueAfter' : 'dueAfterDays';
    const en = `In a term from ${anyStart} it would be due on ${dueOn}, after the last day, ${endsOn}.`;
    const zh = `期限自 ${anyStart} 起算时，该日期为 ${dueOn}，晚于期限届满日 ${endsOn}。`;
    return [problemAt(`/plan/milestones/${index}/${name}`, 'outside_term', en, zh)];
  });
  const repeated = [
    ...milestones.map(({ milestoneId }, index) => ({ id: milestoneId, at: `/plan/milestones/${index}/milestoneId` })),
    ...paymentPlan.map(({ paymentLineId }, index) => ({
      id: paymentLineId,
      at: `/plan/paymentPlan/${index}/paymentLineId`,
    })),
  ].flatMap(({ id, at }, index, all) =>
    all.findIndex((other) => other.id === id) < index
      ? [problemAt(at, 'repeated', `The id ${id} is used twice.`, `编号 ${id} 重复。`)]
      : [],
  );
  const unknown = paymentPlan.flatMap(({ paymentLineId, trigger }, index) =>
    trigger && !milestones.some(({ milestoneId }) => milestoneId === trigger.milestoneId)
      ? [
          problemAt(
            `/plan/paymentPlan/${index}/trigger/milestoneId`,
            'unknown_milestone',
            `${paymentLineId} is due after the acceptance of ${trigger.milestoneId}, which the plan does not have.`,
            `付款项 ${paymentLineId} 约定在 ${trigger.milestoneId} 验收后支付，但计划中没有该交付节点。`,
          ),
        ]
      : [],
  );
  const adds = paymentPlan.length === 0 || isWhole(paymentPlan.map(({ percent }) => percent));
  return [
    ...problems,
    ...repeated,
    ...unknown,
    ...(adds
      ? []
      : [
          problemAt(
            '/plan/paymentPlan',
            'percentages_do_not_add_up',
            'The percentages of the payment plan must add up to 100.',
            '付款计划的百分比合计必须为 100。',
          ),
        ]),
  ];
}

function checkQuestions({ fields, attachments }: ContractType): Problem[] {
  const repeated = (list: string, ids: readonly string[], name: string) =>
    ids.flatMap((id, index) =>
      ids.indexOf(id) < index
        ? [problemAt(`/${list}/${index}/${name}`, 'repeated', `The id ${id} is used twice.`, `编号 ${id} 重复。`)]
        : [],
    );
  const choices = fields.flatMap(({ fieldId, type, choices: offered = [] }, index) =>
    (type === 'choice') === offered.length > 0
      ? []
      : [
          problemAt(
            `/fields/${index}/choices`,
            'choices',
            `Choices belong to fields of the type “choice”, and these need some: ${fieldId}.`,
            `只有“choice”类型的字段才有、也必须有选项：${fieldId}。`,
          ),
        ],
  );
  const twice = fields.flatMap(({ choices: offered = [] }, index) =>
    repeated(
      `fields/${index}/choices`,
      offered.map(({ value }) => value),
      'value',
    ),
  );
  const optional = fields.map((field) => ({ ...field, required: false }));
  const defaults = checkFields(optional, withDefaults(fields, {})).map((problem) => {
    const index = fields.findIndex(({ fieldId }) => problem.pointer === `/fields/${fieldId}`);
    return { ...problem, pointer: `/fields/${index}/default` };
  });
  return [
    ...repeated(
      'fields',
      fields.map(({ fieldId }) => fieldId),
      'fieldId',
    ),
    ...repeated(
      'attachments',
      attachments.map(({ attachmentId }) => attachmentId),
      'attachmentId',
    ),
    ...choices,
    ...twice,
    ...defaults,
  ];
}

/** The approval rules for contracts of the type: those that name it, and those for all types. */
export function rulesFor(contractTypeId: string, ruleSet: RuleSet | null): RuleSet['rules'] {
  return (ruleSet?.rules ?? []).filter(({ when }) => when.contractTypes?.includes(contractTypeId) ?? true);
}

/** Problems that prevent publishing a contract type, apart from those in its template's texts. */
export function checkContractType(
  contractTypeId: string,
  contractType: ContractType,
  { ruleSet, templateIsPublished }: { ruleSet: RuleSet | null; templateIsPublished: boolean },
): Problem[] {
  const { templateId } = contractType;
  return [
    ...checkPlan(contractType),
    ...checkQuestions(contractType),
    ...(templateId === null || templateIsPublished
      ? []
      : [
          problemAt(
            '/templateId',
            'template_not_published',
            `No version of the template ${templateId} is published.`,
            `模板 ${templateId} 没有已发布的版本。`,
          ),
        ]),
    ...(rulesFor(contractTypeId, ruleSet).length > 0
      ? []
      : [problemAt('', 'no_route', 'No approval rule is about this type.', '没有适用于该类型的审批规则。')]),
  ];
}

/** Conditions in a template that refer to variables that contracts of the type do not have. */
export function checkConditions({ slots }: Template, types: Record<string, string>): Problem[] {
  return slots.flatMap(({ clauseId, when }, index) =>
    (when ? variablesIn(when) : [])
      .filter((name) => !Object.hasOwn(types, name))
      .map((name) =>
        problemAt(
          `/slots/${index}/when`,
          'unknown_variable',
          `When ${clauseId} applies depends on ${name}, which there is not.`,
          `条款 ${clauseId} 的适用条件引用了不存在的变量 ${name}。`,
        ),
      ),
  );
}
