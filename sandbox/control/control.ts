import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { checkedBy, type ControlRoute, idInPath, serveRoutes } from './controlRoutes';
import { userRoutes } from './controlUsers';
import type { ExactObject } from '../exactJson';
import { FAULT_KINDS, parseFaults } from '../faults/faults';
import { settingsSchema } from '../settings';
import type { SandboxState } from '../api/state';

/** Serves the addresses by which a person, the console or a test in another process steers the sandbox. */
export function serveControl(server: FastifyInstance, state: SandboxState): void {
	serveRoutes(server, [
		...stateRoutes(state),
		...faultRoutes(state),
		...requestRoutes(state),
		...userRoutes(state),
	]);
}

function stateRoutes(state: SandboxState): ControlRoute[] {
	const settings = (): ExactObject => ({ ...state.settings, world: { ...state.settings.world } });
	return [
		{
			method: 'GET',
			path: '/control/state',
			handle: () => ({
				time: state.now(),
				appId: state.surroundings.appId,
				publicKey: state.surroundings.publicKey,
				users: state.merchant.size,
				version: state.merchant.version,
				...state.merchant.select().totals.toData(),
				settings: settings(),
				faults: faultList(state),
				faultKinds: [...FAULT_KINDS],
				counters: { ...state.log.counters },
			}),
		},
		{ method: 'GET', path: '/control/credentials', handle: () => ({ ...state.credentials }) },
		{ method: 'GET', path: '/control/settings', handle: settings },
		{
			method: 'POST',
			path: '/control/settings',
			handle: ({ body }) => {
				Object.assign(state.settings, checkedBy(settingsSchema.partial(), body));
				return settings();
			},
		},
	];
}

const faultsSchema = z
	.object({ faults: z.array(z.unknown()), keep: z.boolean().optional() })
	.strict();

function faultRoutes(state: SandboxState): ControlRoute[] {
	return [
		{ method: 'GET', path: '/control/faults', handle: () => faultList(state) },
		{
			method: 'POST',
			path: '/control/faults',
			handle: ({ body }) => {
				const { faults, keep = false } = checkedBy(faultsSchema, body);
				const read = parseFaults(faults);
				if (keep) state.faults.add(...read);
				else state.faults.set(read);
				return faultList(state);
			},
		},
		{
			method: 'DELETE',
			path: '/control/faults',
			handle: () => {
				state.faults.clear();
				return faultList(state);
			},
		},
		{
			method: 'DELETE',
			path: '/control/faults/:id',
			handle: (request) =>
				state.faults.remove(Number(idInPath(request))) ? faultList(state) : undefined,
		},
	];
}

function faultList(state: SandboxState): ExactObject[] {
	return state.faults.list.map(({ fault, applied }) => ({ fault: { ...fault }, applied }));
}

const sinceSchema = z
	.object({
		after: z.coerce.number().int().default(0),
		last: z.coerce.number().int().min(1).default(Number.MAX_SAFE_INTEGER),
	})
	.strict();

function requestRoutes(state: SandboxState): ControlRoute[] {
	return [
		{
			method: 'GET',
			path: '/control/requests',
			handle: ({ query }) => {
				const { after, last } = checkedBy(sinceSchema, query);
				const recent = state.log.records.filter(({ number }) => number > after).slice(-last);
				return { ...state.log.counters, list: recent.map((record) => ({ ...record })) };
			},
		},
	];
}
