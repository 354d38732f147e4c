import { join } from 'node:path';
import { PROJECT } from '../paths';
import { measureJob } from './cells';
import { blocking, growth, signing } from './engine';
import { expressions } from './expressions';
import { jobFindings, withEarlier } from './jobFindings';
import { JOBS } from './jobs';
import { lookingUp } from './lookUp';
import type { Place } from './place';
import { trigger } from './trigger';
import type { Part } from './verdicts';

/** The documents that people read. */
const BENCHMARKS = join(PROJECT, 'docs', 'benchmarks.md');
const SIZES = join(PROJECT, 'docs', 'sizes.md');

/** Every part of the bench, in order: what is quick comes first. */
export const PARTS: ReadonlyArray<Part & { readonly document: string }> = [
	...[trigger, signing, blocking, growth, lookingUp].map((part) => ({
		...part,
		document: BENCHMARKS,
	})),
	{ ...expressions, document: SIZES },
	...JOBS.map((job) => ({
		name: job.name,
		document: job.onlyAlone ? SIZES : BENCHMARKS,
		measure: async (place: Place) =>
			jobFindings(job, withEarlier(job, await measureJob(place, job))),
	})),
];

/** The words that choose them. */
export const PART_NAMES: readonly string[] = PARTS.map(({ name }) => name);
