/**
 * Runs specs that only compute, for Stryker: some milliseconds for a change instead of seconds. All of them and all that
 * is changed are one file, compiled once and evaluated anew for every change, so that nothing that a change left in a
 * memory (holidays, days, what was asked last) is there for the next; libraries are loaded once. The first spec that
 * notices ends it: those that noticed last come first, then the quickest.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { compileFunction } from 'node:vm';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { addEventHandler, getState, resetState, run } from 'jest-circus';

const JOINED = '.cache/mutation/joined/specs.cjs';
const RECENT = 12;
const stryker = (globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});

class TogetherRunner {
  #evaluate;
  #results = [];
  /** ms by the name of a spec */
  #took = new Map();
  /** the names of the specs that noticed last: changes come in the order of the code */
  #noticed = [];

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    // Jest notes with every spec and every expectation where it stands: five times the work of evaluating.
    Error.stackTraceLimit = 0;
    const filename = path.resolve(JOINED);
    const evaluate = compileFunction(fs.readFileSync(filename, 'utf8'), ['require', 'exports'], { filename });
    this.#evaluate = () => evaluate(createRequire(filename), {});
    addEventHandler((event) => {
      if (event.name === 'test_start' && this.#isNoticed()) event.test.mode = 'skip';
      if (event.name === 'test_done' && event.test.mode !== 'skip') this.#note(event.test);
    });
  }

  /** Each spec by itself: what another has remembered already is no less what it comes by. */
  async dryRun() {
    const tests = [];
    return orError(async () => {
      const names = this.#load();
      const atLoad = { ...stryker.mutantCoverage?.static };
      for (const name of names) {
        this.#load();
        stryker.currentTestId = name;
        tests.push(...(await this.#run([name])));
        stryker.currentTestId = undefined;
      }
      const mutantCoverage = { static: atLoad, perTest: stryker.mutantCoverage?.perTest ?? {} };
      return { status: DryRunStatus.Complete, tests, mutantCoverage };
    });
  }

  async mutantRun({ activeMutant: { id }, mutantActivation, testFilter, hitLimit }) {
    Object.assign(stryker, { hitLimit, hitCount: hitLimit === undefined ? undefined : 0 });
    const whileLoading = mutantActivation === 'static' ? id : undefined;
    const result = await orError(async () => {
      const wanted = testFilter ?? this.#load();
      const recent = wanted.filter((name) => this.#noticed.includes(name));
      const tests = [];
      for (const names of [recent, wanted.filter((name) => !recent.includes(name))]) {
        if (names.length === 0 || this.#isNoticed(tests)) continue;
        stryker.activeMutant = whileLoading;
        this.#load();
        stryker.activeMutant = id;
        tests.push(...(await this.#run(names)));
      }
      return determineHitLimitReached(stryker.hitCount, hitLimit) ?? { status: DryRunStatus.Complete, tests };
    });
    stryker.activeMutant = undefined;
    return toMutantRunResult(result, false);
  }

  /** Evaluates everything anew; answers the names of the specs. */
  #load() {
    resetState();
    this.#evaluate();
    return testsIn(getState().rootDescribeBlock).map(nameOf);
  }

  async #run(names) {
    this.#results = [];
    this.#keep(getState().rootDescribeBlock, new Set(names));
    await run();
    return this.#results;
  }

  /** Leaves nothing but the wanted specs, the quickest first; answers the ms of the slowest. */
  #keep(block, wanted) {
    const kept = block.children.flatMap((child) => {
      if (child.type === 'describeBlock') return [{ child, ms: this.#keep(child, wanted) }];
      return wanted.has(nameOf(child)) ? [{ child, ms: this.#took.get(nameOf(child)) ?? 0 }] : [];
    });
    kept.sort((a, b) => a.ms - b.ms);
    block.children = kept.map(({ child }) => child);
    block.tests = block.children.filter(({ type }) => type === 'test');
    return kept.at(-1)?.ms ?? 0;
  }

  #isNoticed(results = this.#results) {
    return results.some(({ status }) => status === TestStatus.Failed);
  }

  #note(test) {
    const name = nameOf(test);
    const result = { id: name, name, timeSpentMs: test.duration };
    const [error] = test.errors.flat().filter(Boolean);
    this.#took.set(name, test.duration);
    if (error === undefined) return this.#results.push({ ...result, status: TestStatus.Success });
    this.#noticed = [name, ...this.#noticed.filter((other) => other !== name)].slice(0, RECENT);
    return this.#results.push({ ...result, status: TestStatus.Failed, failureMessage: String(error.message ?? error) });
  }
}

async function orError(work) {
  try {
    return await work();
  } catch (error) {
    return { status: DryRunStatus.Error, errorMessage: String(error.stack) };
  }
}

function testsIn(one) {
  return one.type === 'test' ? [one] : one.children.flatMap(testsIn);
}

function nameOf({ name, parent }) {
  return parent?.parent === undefined ? name : `${nameOf(parent)} ${name}`;
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'together', TogetherRunner)];
