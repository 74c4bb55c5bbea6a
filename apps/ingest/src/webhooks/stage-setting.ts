import { z } from 'zod';
import type { Settings, Text } from '../sources/kind.js';
import { settingHelp } from '../sources/setting-help.js';

/*
 * Stages are called what a team likes. Where a platform does not say by itself that somebody was hired or turned down,
 * only the team knows which of its stages mean that.
 */

function stages(label: Text, help: Text) {
  return z.string().trim().max(400).optional().register(settingHelp, { input: 'text', label, help });
}

/** Names of stages that mean a hire. */
export function hiredStages() {
  return stages(
    { en: 'Stages that mean a hire', de: 'Stufen, die eine Einstellung bedeuten' },
    {
      en: 'Their names as they stand there, with commas between. May stay empty: then Kith hears of no hire.',
      de: 'Ihre Namen, wie sie dort stehen, mit Kommas dazwischen. Darf leer bleiben: Dann erfährt Kith von keiner Einstellung.',
    },
  );
}

/** Names of stages that mean the end of an application. */
export function endedStages() {
  return stages(
    { en: 'Stages that mean the end', de: 'Stufen, die das Ende bedeuten' },
    {
      en: 'Their names as they stand there, with commas between. May stay empty: then Kith hears of no end, and takes an application as over after 180 quiet days.',
      de: 'Ihre Namen, wie sie dort stehen, mit Kommas dazwischen. Darf leer bleiben: Dann erfährt Kith von keinem Ende und hält eine Bewerbung nach 180 stillen Tagen für vorbei.',
    },
  );
}

/** Names of stages that are reached only once somebody was talked to. */
export function interviewedStages() {
  return stages(
    { en: 'Stages behind an interview', de: 'Stufen nach einem Gespräch' },
    {
      en: 'Names of stages that somebody reaches only once you have talked to them, with commas between. May stay empty: then an application that ends is no reason to write later.',
      de: 'Namen von Stufen, die jemand erst nach einem Gespräch mit euch erreicht, mit Kommas dazwischen. Darf leer bleiben: Dann ist das Ende einer Bewerbung später kein Anlass zu schreiben.',
    },
  );
}

/** Whether a stage is one of those that this setting names; capitals make no difference. */
export function isStageOf(settings: Settings, field: 'hired' | 'ended' | 'interviewed', stage: string | null): boolean {
  const names = settings[field];
  if (typeof names !== 'string' || stage === null) return false;
  return names.split(',').some((name) => name.trim() !== '' && same(name, stage));
}

function same(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
