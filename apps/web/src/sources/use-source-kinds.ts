import { useQuery } from '@tanstack/react-query';
import { keys } from '../api/keys.js';
import { listSourceKinds } from '../api/sources.js';
import type { SourceKind } from '../api/sources.js';

/** Every kind of source, with its form: another one comes with a release only. */
export const useSourceKinds = () =>
  useQuery({ queryKey: keys.sourceKinds, queryFn: listSourceKinds, staleTime: Infinity });

/** The kind of this name; undefined until it is known, and where this release has none. */
export const useSourceKind = (name: string): SourceKind | undefined =>
  useSourceKinds().data?.items.find(({ kind }) => kind === name);
