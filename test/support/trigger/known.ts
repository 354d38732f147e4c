/** What the model knows to be remembered, and what it says of a poll. */
import type { WalletUser } from '../../../wallet-api/contract';
import { look, type Memory, type ModelSettings, recast, type Told, type View } from './model';

/** What a poll left. More than one memory of a user where the list moved while it was read. */
export interface Known {
	/** What was set then; undefined before the first poll. */
	readonly settings?: ModelSettings;
	/** By ID, in the order of the list, who left it last. */
	readonly users: ReadonlyMap<string, readonly Memory[]>;
	/** What was found and is to be told later, oldest first. */
	readonly pending: readonly Told[];
	/** When which event of which user was found, in ms since the epoch, where it is not to be told again for a while. */
	readonly quiet: ReadonlyMap<string, number>;
	/** Whether users may have been missed when it began: who is met later need not be new. */
	readonly mayLack: boolean;
}

/** Nothing. */
export const NOTHING_KNOWN: Known = {
	users: new Map(),
	pending: [],
	quiet: new Map(),
	mayLack: false,
};

/** What a poll saw: all the ways in which each user was listed meanwhile, in the order of the list. */
export interface Sight {
	readonly views: ReadonlyMap<string, readonly View[]>;
	readonly settings: ModelSettings;
	/** Whether users may have been missed, or the list may have been another one meanwhile. */
	readonly isCertain: boolean;
	/** When, in milliseconds since the epoch. */
	readonly at: number;
}

/** Something that a poll may have made of one user. */
interface Option {
	readonly told: readonly Told[];
	readonly next: Memory;
}

/** What is known with other settings than it was left with. */
function underSettings({ settings: was, users, ...held }: Known, is: ModelSettings): Known {
	if (was === undefined) return NOTHING_KNOWN;
	const recasted = [...users].map(
		([id, memories]) => [id, memories.map((memory) => recast(memory, was, is))] as const,
	);
	return { settings: was, users: new Map(recasted), ...held };
}

/**
 * Everything that a poll may have made of each user.
 *
 * @param quiet what is not to be told again, as it is in the state that the poll was given
 */
export function optionsIn(
	known: Known,
	sight: Sight,
	quiet: ReadonlyMap<string, number>,
): Map<string, Option[]> {
	const { settings, views, isCertain } = sight;
	const base = underSettings(known, settings);
	const ids = new Set([...views.keys(), ...base.users.keys()]);
	return new Map(
		[...ids].map((mchUuid) => {
			const about = {
				mchUuid,
				settings,
				isFirst: known.settings === undefined,
				isSameQuestion: filtersOf(known.settings) === filtersOf(settings),
			};
			const memories = base.users.get(mchUuid) ?? [undefined];
			const seen = views.get(mchUuid) ?? [undefined];
			const options = memories.flatMap((memory): Option[] => {
				const looks = seen.flatMap((view): Option[] => {
					const { told, next } = look(memory, view, about);
					const loud = told.filter((event) => !quiet.has(keyOf(event)));
					const silent = loud.filter(({ event }) => event !== 'userAdded');
					const wasMissed = known.mayLack && memory === undefined;
					return [{ told: loud, next }, ...(wasMissed ? [{ told: silent, next }] : [])];
				});
				return isCertain ? looks : [...looks, { told: [], next: memory }];
			});
			return [mchUuid, options];
		}),
	);
}

/** Whether users may be missing in what a poll leaves. */
export function mayLackAfter(known: Known, { settings, isCertain }: Sight): boolean {
	const isCompared =
		known.settings !== undefined && filtersOf(known.settings) === filtersOf(settings);
	return !isCertain && (known.mayLack || !isCompared);
}

/** What is not to be told again now. */
export function quietAt({ quiet }: Known, { at, settings }: Sight): ReadonlyMap<string, number> {
	const quietMs = settings.quietHours * 3_600_000;
	return new Map([...quiet].filter(([, found]) => at - found < quietMs));
}

/** The same with what was found now. */
export function quietWith(
	quiet: ReadonlyMap<string, number>,
	found: readonly Told[],
	{ at, settings }: Sight,
): ReadonlyMap<string, number> {
	if (settings.quietHours === 0) return new Map();
	return new Map([...quiet, ...found.map((event) => [keyOf(event), at] as const)]);
}

/** How many users are remembered as listed, and who of them is not seen any more. */
export function lossIn(
	known: Known,
	{ settings, views }: Sight,
): { listed: number; gone: readonly string[] } {
	if (filtersOf(known.settings) !== filtersOf(settings)) return { listed: 0, gone: [] };
	const listed = [...known.users].filter(([, memories]) => memories.some((one) => one?.isListed));
	const gone = listed.filter(([id]) => (views.get(id) ?? [undefined]).includes(undefined));
	return { listed: listed.length, gone: gone.map(([id]) => id) };
}

/** Who is listed now. */
export function listedIn({ views }: Sight): WalletUser[] {
	return [...views.values()].flatMap((seen): WalletUser[] => {
		const last = seen.at(-1);
		return last === undefined ? [] : [last];
	});
}

/** Each different memory once. */
export function different(memories: readonly Memory[]): Memory[] {
	return [...new Map(memories.map((memory) => [JSON.stringify(memory), memory])).values()];
}

function keyOf({ event, mchUuid }: Told): string {
	return `${String(event)} ${String(mchUuid)}`;
}

function filtersOf(settings: ModelSettings | undefined): string {
	const { KYCStatus = [], userStatus = [] } = settings?.filters ?? {};
	return JSON.stringify([[...KYCStatus].sort(), [...userStatus].sort()]);
}
