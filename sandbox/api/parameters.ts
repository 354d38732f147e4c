import { z } from 'zod';
import {
	type JsonObject,
	MAX_IDS_PER_REQUEST,
	MAX_PAGE_SIZE,
	type PageQuery,
	STATUS_VALUES,
} from '../../wallet-api/contract';
import { refused, type Result, succeeded } from '../../wallet-api/failures';
import { parametersRefused, type Refusal } from './refusals';
import { explain } from '../words';

/** Rows per page when the request does not say. */
const DEFAULT_PAGE_SIZE = 15;

const MAX_JAVA_INT = 2 ** 31 - 1;

/** The parameters that every list of the API takes. */
const pageSchema = z.object({
	page: z.number().int().min(1).max(MAX_JAVA_INT).default(1),
	size: z.number().int().min(1).max(MAX_PAGE_SIZE).default(DEFAULT_PAGE_SIZE),
});

const balanceSchema = pageSchema.extend({
	KYCStatus: filter(STATUS_VALUES.KYCStatus),
	authorizationStatus: filter(STATUS_VALUES.authorizationStatus),
	mobileVerificationStatus: filter(STATUS_VALUES.mobileVerificationStatus),
	userStatus: filter(STATUS_VALUES.userStatus),
	mchUuidList: z.array(z.string()).min(1).max(MAX_IDS_PER_REQUEST).optional(),
});

/** The parameters of the balance list, parsed. A filter that is not used has to be absent, not empty. */
export function parseBalanceQuery(parameters: JsonObject): Result<PageQuery, Refusal> {
	return parseQuery(balanceSchema, parameters);
}

/** The parameters of a list without filters, parsed. */
export function parsePageQuery(parameters: JsonObject): Result<PageQuery, Refusal> {
	return parseQuery(pageSchema, parameters);
}

/** The page a request asks for, as far as that can be told; 1 when it does not say. */
export function askedPage(parameters: JsonObject | undefined): number {
	return typeof parameters?.page === 'number' ? parameters.page : 1;
}

function filter<Values extends readonly [string, ...string[]]>(values: Values) {
	return z
		.array(z.enum<string, [string, ...string[]]>([...values]))
		.min(1)
		.optional();
}

function parseQuery(schema: z.ZodType<PageQuery, z.ZodTypeDef, unknown>, parameters: JsonObject) {
	const result = schema.safeParse(parameters);
	return result.success
		? succeeded(result.data)
		: refused(parametersRefused(explain(result.error)));
}
