import type { Merchant } from '../../sandbox/merchant/merchant';
import type { Path, Step } from '../lab/steps';
import type { CostName } from './costs';
import type { Build } from './ways';

/** One way to do a job. */
export interface Way {
	readonly title: string;
	/** The workflow; undefined for a program of its own, without n8n. */
	readonly build: Build | undefined;
	/** Its steps run one after the other, if left out. */
	readonly connections?: readonly Path[];
	/** The most users it is run with, where more would take n8n down. */
	readonly most?: number;
	readonly asksNobody?: boolean;
	/** Where n8n does not save the execution: whether the answer that the workflow gives is right. */
	readonly isRight?: (answer: string, merchant: Merchant) => boolean;
}

/** What a way may cost at most. */
export interface Target {
	readonly cost: CostName;
	readonly against: string;
	/**
	 * The ways of these names: of several the one that costs least counts, for each cost again. Or the least possible, or
	 * as much per user as the package takes at 100,000 users, or nothing: then the limit is of the cost itself.
	 */
	readonly rivals: readonly string[] | 'least' | 'fewer' | 'nothing';
	readonly limit: number;
	/** At 10,000 users and fewer; the same if left out. */
	readonly limitOfFew?: number;
	/** The only number of users where it is held; every one if left out. */
	readonly onlyAt?: number;
}

/** Something an operator wants of every wallet user, and the ways to get it, by name. `ours` is the package's. */
export interface Job {
	readonly name: string;
	readonly title: string;
	readonly users: readonly number[];
	readonly ways: Readonly<Record<string, Way>>;
	/** Runs each way in an n8n of its own, with n8n's own settings for memory, and in no other. */
	readonly onlyAlone?: boolean;
	/** Measures it with a server that takes its time, too. */
	readonly delayed?: boolean;
	/** Nodes that make items of what came out, so that it can be looked at. Only to see whether it is right. */
	readonly unpack?: readonly Step[];
	/** What the items have to be, and an item, both as texts: they have to be the same ones, in any order. */
	readonly expected: (merchant: Merchant) => string[];
	readonly inWords: (item: Item) => string;
	readonly targets: readonly Target[];
}

/** What came out of a workflow, one by one. */
export type Item = Readonly<Record<string, unknown>>;

/** A way without anything of its own. */
export const way = (title: string, build: Way['build']): Way => ({ title, build });

/** Whether it is the package itself, in one of its ways. */
export const isOurs = (way: string) => way.startsWith('ours');
