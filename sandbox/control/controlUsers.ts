import { z } from 'zod';
import { STATUS_FIELDS } from '../../wallet-api/contract';
import { checkedBy, type ControlRoute, idInPath } from './controlRoutes';
import { rowFields } from '../faults/faultSchema';
import { MAX_USERS } from '../merchant/merchant';
import type { UserFilters } from '../merchant/selection';
import { worldSchema } from '../merchant/world/world';
import type { SandboxState } from '../api/state';

const values = z
	.string()
	.transform((text) => text.split(',').filter(Boolean))
	.optional();

const listSchema = z
	.object({
		search: z.string().trim().optional(),
		page: z.coerce.number().int().min(1).default(1),
		size: z.coerce.number().int().min(1).max(10_000).default(50),
		KYCStatus: values,
		authorizationStatus: values,
		mobileVerificationStatus: values,
		userStatus: values,
	})
	.strict();

const sourceSchema = z
	.object({
		users: z.number().int().min(0).max(MAX_USERS),
		seed: z.number().int(),
		perSecond: z.number().int().min(1),
		world: worldSchema,
	})
	.partial()
	.strict();

/** The addresses for looking at the wallet users and changing them. */
export function userRoutes(state: SandboxState): ControlRoute[] {
	return [
		{
			method: 'GET',
			path: '/control/users',
			handle: ({ query }) => {
				const { page, size, ...asked } = checkedBy(listSchema, query);
				const { entries, totals } = state.merchant.select(withoutEmpty(asked));
				const wanted = entries.slice((page - 1) * size, page * size);
				return {
					total: entries.length,
					page,
					size,
					...totals.toData(),
					list: state.merchant.rowsOf(wanted),
				};
			},
		},
		{
			method: 'GET',
			path: '/control/users/:id',
			handle: (request) => state.merchant.find(idInPath(request)),
		},
		{
			method: 'POST',
			path: '/control/users',
			handle: ({ body }) => state.merchant.createUser(checkedBy(rowFields, body ?? {})),
		},
		{
			method: 'PATCH',
			path: '/control/users/:id',
			handle: (request) =>
				state.merchant.changeUser(idInPath(request), checkedBy(rowFields, request.body)),
		},
		{
			method: 'DELETE',
			path: '/control/users/:id',
			handle: (request) => {
				const mchUuid = idInPath(request);
				return state.merchant.removeUser(mchUuid) ? { removed: mchUuid } : undefined;
			},
		},
		{
			method: 'POST',
			path: '/control/reset',
			handle: ({ body }) => {
				state.reset(checkedBy(sourceSchema, body ?? {}));
				return { users: state.merchant.size };
			},
		},
	];
}

/** A filter that names no value filters nothing. */
function withoutEmpty(asked: UserFilters): UserFilters {
	const used = STATUS_FIELDS.filter((field) => (asked[field] ?? []).length > 0);
	return {
		search: asked.search,
		...Object.fromEntries(used.map((field) => [field, asked[field]])),
	};
}
