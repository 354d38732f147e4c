import type { WalletUser } from '../../../wallet-api/contract';
import { failed, type Result, succeeded } from '../../../wallet-api/failures';
import type { ListFacts } from '../../../wallet-api/reading/facts';
import { eachUser, type ReadOptions, readUsers } from '../../../wallet-api/reading/readUsers';
import { randomFrom } from '../random';
import type { WorldHistory } from './anyWorld';
import type { Laws } from './laws';
import { sentMchUuid } from './rows';
import { WorldServer } from './server';

/** What came of a history. */
export interface Lived {
	readonly server: WorldServer;
	readonly options: ReadOptions;
	readonly result: Result<ListFacts & { readonly users: readonly WalletUser[] }>;
}

/** Reads the list of a world. */
export async function live(history: WorldHistory): Promise<Lived> {
	return await lived(history, async (server, options) => await readUsers(server, options));
}

/** Reads the list of a world without keeping it. */
export async function liveThrough(history: WorldHistory): Promise<Lived> {
	return await lived(history, async (server, options) => {
		const users: WalletUser[] = [];
		const facts = await eachUser(server, options, async (some) => {
			users.push(...some);
		});
		return facts.ok ? succeeded({ ...facts.value, users }) : facts;
	});
}

async function lived(
	history: WorldHistory,
	read: (server: WorldServer, options: ReadOptions) => Promise<Lived['result']>,
): Promise<Lived> {
	const { laws, limit, pageSize, seed, keepsSome, ids, ...events } = history;
	const server = new WorldServer(laws, { ...events, random: randomFrom(seed) });
	const options = {
		filters: ids === undefined ? {} : { mchUuidList: idList(ids, laws) },
		keep: keepsSome ? hasMoney : undefined,
		limit,
		pageSize,
	};
	const result = await read(server, options).catch((error: unknown) =>
		failed('notSent', { detail: String(error) }),
	);
	return { server, options, result };
}

/** Users, those who come later among them, and strangers; some of them in two spellings. */
function idList(count: number, { users, ids }: Laws): string[] {
	return Array.from({ length: count }, (_, index) => {
		const number = (index * 7_919) % count;
		const id = number < users ? `u${number + 1}` : `n${number - users + 1}`;
		if (number < users + 20) return sentMchUuid(id, ids) ?? id;
		return number < users + 100 ? `U${number - users}` : `stranger${number}`;
	});
}

function hasMoney({ balance }: WalletUser): boolean {
	return typeof balance === 'number' && balance % 3 > 0;
}
