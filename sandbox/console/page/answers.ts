import { z } from 'zod';
import type { Json } from '../../../wallet-api/contract';

const json: z.ZodType<Json> = z.lazy(() =>
	z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(json), z.record(json)]),
);

/** Satang: a number, or digits where a number cannot hold them. */
const amountShape = z.union([z.number(), z.string()]);

/** Any answer, for requests that are made for what they do. */
export const anything = z.unknown();

/** What `GET /control/state` answers, as far as the page shows it. */
export const stateSchema = z.object({
	users: z.number(),
	version: z.number(),
	totalBalance: amountShape,
	faults: z.array(z.object({ fault: z.record(json), applied: z.number() })),
	settings: z.object({ world: z.record(json) }),
	counters: z.object({ requests: z.number(), verified: z.number(), refused: z.number() }),
});

/** What `POST /control/reset` answers. */
export const resetSchema = z.object({ users: z.number() });

/** What `GET /control/credentials` answers. */
export const credentialsSchema = z.object({
	baseUrl: z.string(),
	appId: z.string(),
	privateKey: z.string(),
	signatureAlgorithm: z.string(),
});

/** The sandbox at one moment. */
export type State = z.infer<typeof stateSchema>;

/** One wallet user. */
export const userSchema = z.object({ mchUuid: z.string() }).and(z.record(json));

/** One wallet user. */
export type User = z.infer<typeof userSchema>;

/** A page of wallet users, how many match, and the sum of their balances. */
export const usersSchema = z.object({
	total: z.number(),
	totalBalance: amountShape,
	list: z.array(userSchema),
});

const requestSchema = z.object({
	number: z.number(),
	time: z.number(),
	path: z.string(),
	remoteAddress: z.string(),
	appId: z.string(),
	param: z.string(),
	sign: z.string(),
	parameters: z.record(json).optional(),
	signatureVerified: z.boolean(),
	faults: z.array(z.string()),
	answeredCode: z.number().optional(),
	httpStatus: z.number().optional(),
});

/** One request that the sandbox received. */
export type LoggedRequest = z.infer<typeof requestSchema>;

/** What `GET /control/requests` answers. */
export const requestsSchema = z.object({ list: z.array(requestSchema) });
