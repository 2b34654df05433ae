import { t } from '../../core/l10n';
import { withSetting } from './draft';
import type { Field } from './field';
import { askChoice, askText, type Choice } from './inputs';

type RegionAnswer = { readonly id: string } | 'none' | 'other';

/** The region from a list, or any other by its id: the list is not complete. */
export const regionField: Field = {
  label: () => t('Region'),
  applies: () => true,
  isStep: true,
  describe: ({ tenant }) => tenant.region ?? t('none'),
  ask: async (frame, draft, regions) => {
    const choices: Choice<RegionAnswer>[] = [
      ...regions.map((region) => ({ label: region.id, description: region.label, value: region })),
      { label: t('$(edit) Another region'), description: t('you enter its id'), value: 'other' },
      {
        label: t('$(circle-slash) No region'),
        description: t('when you have a token URL instead'),
        value: 'none',
      },
    ];
    const placeholder = t('In which region (area) is the tenant?');
    const active = regions.find(({ id }) => id === draft.tenant.region);
    const answer = await askChoice(frame, { placeholder, choices, active });
    if (typeof answer === 'symbol') return answer;
    if (answer === 'none') return withSetting(draft, 'region', undefined);
    if (answer !== 'other') return withSetting(draft, 'region', answer.id);
    const id = await askText(frame, {
      prompt: t('Id of the region'),
      placeholder: 'na1',
      value: draft.tenant.region ?? '',
      problem: (value) =>
        /^[\w-]+$/.test(value.trim()) ? undefined : t('A region id has only letters, digits, "-" and "_".'),
    });
    return typeof id === 'symbol' ? id : withSetting(draft, 'region', id.trim());
  },
};
