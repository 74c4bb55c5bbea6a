import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.js';
import { adoptPolicy, readRehearsal, rehearsePolicy } from '../api/policy.js';
import type { Policy, PolicyView, Rehearsal } from '../api/policy.js';
import { announce } from '../parts/announce.js';
import { useTakingBack } from '../parts/use-taking-back.js';

/** While days are being played, how far that is is looked at again and again, ms. */
const LOOK_AGAIN = 1500;

export type Adopting = UseMutationResult<PolicyView, Error, Policy>;

export interface Rehearsing {
  query: UseQueryResult<Rehearsal>;
  ask: UseMutationResult<Rehearsal, Error, { policy: Policy; days: number }>;
}

/** Adopts numbers in place of those in force, and says so with the way back to them. */
export function useAdopt(inForce: Policy, onAdopted: () => void): Adopting {
  const { t } = useTranslation();
  const client = useQueryClient();
  const show = (after: PolicyView) => client.setQueryData(keys.policy, after);
  const undo = useTakingBack(
    async (former: Policy) => show(await adoptPolicy(former)),
    () => t('policy.restored'),
    () => client.invalidateQueries({ queryKey: keys.policy }),
  );
  return useMutation<PolicyView, Error, Policy>({
    mutationFn: adoptPolicy,
    onSuccess(after) {
      const before = inForce;
      show(after);
      onAdopted();
      announce(t('policy.adopted'), () => undo.mutate(before));
    },
  });
}

/** The last rehearsal, followed while it is played, and how to ask for another. */
export function useRehearsal(): Rehearsing {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: keys.rehearsal,
    queryFn: readRehearsal,
    refetchInterval: ({ state }) => (state.data?.state === 'rehearsing' ? LOOK_AGAIN : false),
  });
  const ask = useMutation<Rehearsal, Error, { policy: Policy; days: number }>({
    mutationFn: ({ policy, days }) => rehearsePolicy(policy, days),
    onSuccess: (begun) => client.setQueryData(keys.rehearsal, begun),
  });
  return { query, ask };
}
