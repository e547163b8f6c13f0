import { type RuleSet } from '../approval/route';
import { isWhole } from '../money';
import { type Words, words } from '../words';
import { conditionCycle, clauseIdsIn, variablesIn } from './condition';
import { checkFields, withDefaults } from './fields';
import { type ClauseRef, type ContractType, type Template, type TemplateSlot, type VersionStatus } from './library';

/** One fault in a version of the library; `pointer` is a JSON Pointer (RFC 6901) into it. */
export interface LibraryProblem {
  pointer: string;
  code: string;
  message: Words;
}

export function libraryProblem(pointer: string, code: string, en: string, zh: string): LibraryProblem {
  return { pointer, code, message: words(en, zh) };
}

function refsOf({ from, alternates }: TemplateSlot, index: number): { ref: ClauseRef; pointer: string }[] {
  const at = `/slots/${index}`;
  return [
    { ref: from, pointer: `${at}/from` },
    ...alternates.map((ref, place) => ({ ref, pointer: `${at}/alternates/${place}` })),
  ];
}

function checkSlot(slot: TemplateSlot, index: number, slots: readonly TemplateSlot[]): LibraryProblem[] {
  const at = `/slots/${index}`;
  const { clauseId, locked, alternates, when } = slot;
  const others = when ? clauseIdsIn(when).filter((id) => !slots.some((other) => other.clauseId === id)) : [];
  return [
    ...(slots.findIndex((other) => other.clauseId === clauseId) < index
      ? [
          libraryProblem(
            `${at}/clauseId`,
            'repeated',
            `Two places are called ${clauseId}.`,
            `两处条款的编号同为 ${clauseId}。`,
          ),
        ]
      : []),
    ...(locked && alternates.length > 0
      ? [
          libraryProblem(
            `${at}/alternates`,
            'locked_with_alternates',
            `The clause ${clauseId} is locked and has no alternates.`,
            `条款 ${clauseId} 已锁定，不能有备选条款。`,
          ),
        ]
      : []),
    ...others.map((id) =>
      libraryProblem(
        `${at}/when`,
        'unknown_clause',
        `When ${clauseId} applies depends on ${id}, which the template does not have.`,
        `条款 ${clauseId} 的适用条件引用了模板中不存在的条款 ${id}。`,
      ),
    ),
  ];
}

/**
 * What keeps a template from being published, beside the texts of its clauses.
 * @param statusOf the status of a clause's version; null where there is none
 */
export function checkTemplate(
  { slots }: Template,
  statusOf: (ref: ClauseRef) => VersionStatus | null,
): LibraryProblem[] {
  const cycle = conditionCycle(slots);
  const refs = slots.flatMap(refsOf).flatMap(({ ref, pointer }) => {
    const { libraryClauseId, version } = ref;
    if (statusOf(ref) === 'published') return [];
    const en = `Version ${version} of the clause ${libraryClauseId} is not published.`;
    return [libraryProblem(pointer, 'clause_not_published', en, `条款 ${libraryClauseId} 第 ${version} 版未发布。`)];
  });
  const circle =
    cycle === null
      ? []
      : [
          libraryProblem(
            `/slots/${slots.findIndex(({ clauseId }) => clauseId === cycle[0])}/when`,
            'condition_cycle',
            `The conditions of ${cycle.join(', ')} hang on each other.`,
            `${cycle.join('、')} 的适用条件互为前提。`,
          ),
        ];
  return [...slots.flatMap(checkSlot), ...refs, ...circle];
}

function checkPlan({ plan }: ContractType): LibraryProblem[] {
  const { milestones, paymentPlan, termDays } = plan;
  const problems = (['milestones', 'paymentPlan'] as const).flatMap((list) =>
    plan[list].flatMap(({ dueAfterDays }, index) =>
      list === 'milestones' && dueAfterDays > termDays
        ? [
            libraryProblem(
              `/plan/${list}/${index}/dueAfterDays`,
              'outside_term',
              `Day ${dueAfterDays} is after the term of ${termDays} days.`,
              `第 ${dueAfterDays} 天超出 ${termDays} 天的合同期限。`,
            ),
          ]
        : [],
    ),
  );
  const repeated = [
    ...milestones.map(({ milestoneId }, index) => ({ id: milestoneId, at: `/plan/milestones/${index}/milestoneId` })),
    ...paymentPlan.map(({ paymentLineId }, index) => ({
      id: paymentLineId,
      at: `/plan/paymentPlan/${index}/paymentLineId`,
    })),
  ].flatMap(({ id, at }, index, all) =>
    all.findIndex((other) => other.id === id) < index
      ? [libraryProblem(at, 'repeated', `The id ${id} is used twice.`, `编号 ${id} 重复。`)]
      : [],
  );
  const adds = paymentPlan.length === 0 || isWhole(paymentPlan.map(({ percent }) => percent));
  return [
    ...problems,
    ...repeated,
    ...(adds
      ? []
      : [
          libraryProblem(
            '/plan/paymentPlan',
            'percentages_do_not_add_up',
            'The percentages of the payment plan must add up to 100.',
            '付款计划的百分比合计必须为 100。',
          ),
        ]),
  ];
}

function checkQuestions({ fields, attachments }: ContractType): LibraryProblem[] {
  const repeated = (list: string, ids: readonly string[], name: string) =>
    ids.flatMap((id, index) =>
      ids.indexOf(id) < index
        ? [libraryProblem(`/${list}/${index}/${name}`, 'repeated', `The id ${id} is used twice.`, `编号 ${id} 重复。`)]
        : [],
    );
  const choices = fields.flatMap(({ fieldId, type, choices: offered = [] }, index) =>
    (type === 'choice') === offered.length > 0
      ? []
      : [
          libraryProblem(
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
  const defaults = checkFields(optional, withDefaults(fields, {})).map(({ pointer, code, message }) => {
    const index = fields.findIndex(({ fieldId }) => pointer === `/fields/${fieldId}`);
    const label = fields[index]?.label['zh-CN'] ?? pointer;
    return libraryProblem(`/fields/${index}/default`, code, message, `“${label}”的默认值与其类型不符。`);
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

/** The rules that say who approves contracts of the type: those that name it, and those for all types. */
export function rulesFor(contractTypeId: string, ruleSet: RuleSet | null): RuleSet['rules'] {
  return (ruleSet?.rules ?? []).filter(({ when }) => when.contractTypes?.includes(contractTypeId) ?? true);
}

/** What keeps a contract type from being published, beside the texts of its template. */
export function checkContractType(
  contractTypeId: string,
  contractType: ContractType,
  { ruleSet, templateIsPublished }: { ruleSet: RuleSet | null; templateIsPublished: boolean },
): LibraryProblem[] {
  const { templateId } = contractType;
  return [
    ...checkPlan(contractType),
    ...checkQuestions(contractType),
    ...(templateId === null || templateIsPublished
      ? []
      : [
          libraryProblem(
            '/templateId',
            'template_not_published',
            `No version of the template ${templateId} is published.`,
            `模板 ${templateId} 没有已发布的版本。`,
          ),
        ]),
    ...(rulesFor(contractTypeId, ruleSet).length > 0
      ? []
      : [libraryProblem('', 'no_route', 'No approval rule is about this type.', '没有适用于该类型的审批规则。')]),
  ];
}

/** Conditions of a template that ask for what no contract of the type has. */
export function checkConditions({ slots }: Template, types: Record<string, string>): LibraryProblem[] {
  return slots.flatMap(({ clauseId, when }, index) =>
    (when ? variablesIn(when) : [])
      .filter((name) => !Object.hasOwn(types, name))
      .map((name) =>
        libraryProblem(
          `/slots/${index}/when`,
          'unknown_variable',
          `When ${clauseId} applies depends on ${name}, which there is not.`,
          `条款 ${clauseId} 的适用条件引用了不存在的变量 ${name}。`,
        ),
      ),
  );
}
