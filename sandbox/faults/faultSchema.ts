import { z } from 'zod';
import { ROW_AMOUNTS } from '../../wallet-api/contract';
import type { Exact } from '../exactJson';

const exact: z.ZodType<Exact> = z.lazy(() =>
	z.union([
		z.string(),
		z.number(),
		z.bigint(),
		z.boolean(),
		z.null(),
		z.array(exact),
		z.record(exact),
	]),
);

const count = z.number().int().min(1);

const headerText = z.string().regex(/^[\x20-\x7e]*$/, 'a header takes printable ASCII only');

/** Which requests a fault befalls; without it, the next one. All that is given has to hold. */
const when = z
	.object({
		/** Only requests for this page. */
		page: count,
		/** Not before this request, counted from 1 since the faults were set. */
		request: count,
		/** Every request, not only one. */
		every: z.boolean(),
		/** More requests than one. */
		times: count,
	})
	.partial()
	.strict()
	.refine(({ every, times }) => every !== true || times === undefined, {
		message: 'give either every or times, not both',
	});

/** Another value, or a number added to the right one (1 by default). */
const wrongNumbers = { value: exact.optional(), by: z.number().int().optional() };

/** The users that something happens to: these IDs, or `count` users from `position` on (1 is the newest). */
const whom = {
	ids: z.array(z.string()).min(1).optional(),
	position: count.optional(),
	count: count.optional(),
};

/** Before the page is served, between the counting of its total and the reading of its rows or, by default, after. */
const at = z.enum(['before', 'between', 'after']).optional();

/** Fields of a wallet user, known or unknown. */
export const rowFields = z
	.object({ mchUuid: z.string().min(1).optional() })
	.catchall(exact.optional());

/** What can go wrong, each with its parameters. The sandbox's README says what each does. */
export const faultSchema = z.discriminatedUnion('kind', [
	fault('delay', { ms: z.number().min(0).max(86_400_000) }),
	fault('dateOffset', { ms: z.number().int() }),
	fault('resetBeforeHeaders', {}),
	fault('resetInBody', { afterBytes: count.optional() }),
	fault('silenceInBody', { afterBytes: count.optional() }),
	fault('neverAnswer', {}),
	fault('cutOffJson', { bytes: count.optional() }),
	fault('html', { body: z.string().optional() }),
	fault('emptyBody', {}),
	fault('text', { body: z.string().optional() }),
	fault('httpStatus', {
		status: z.number().int().min(300).max(599),
		/** Seconds to wait, or any text to send as it is. */
		retryAfter: z.union([z.number().int(), headerText]).optional(),
		/** Sends the date that is `retryAfter` seconds ahead instead of the seconds. */
		retryAfterAsDate: z.boolean().optional(),
		location: headerText.optional(),
		body: z.string().optional(),
	}),
	fault('vendorCode', { code: z.number().int(), message: z.string().optional() }),
	fault('wrongCurrent', wrongNumbers),
	fault('wrongSize', wrongNumbers),
	fault('wrongTotal', wrongNumbers),
	fault('repeatedPage', {
		page: count.optional(),
		current: z.enum(['asked', 'served']).optional(),
	}),
	fault('cappedSize', { size: count, report: z.enum(['asked', 'served']).optional() }),
	fault('emptyPage', {}),
	fault('shortPage', { missing: count.optional() }),
	fault('longAmounts', { fields: z.array(z.enum(ROW_AMOUNTS)).min(1).optional() }),
	fault('unknownFields', { fields: z.record(exact).optional() }),
	fault('missingFields', {
		fields: z.array(z.string()).min(1),
		of: z.enum(['rows', 'data']).optional(),
	}),
	fault('nullList', {}),
	fault('usersCreated', { count: count.optional(), rows: z.array(rowFields).optional(), at }),
	fault('usersRemoved', { ...whom, at }),
	fault('usersRestored', { ids: whom.ids, count: whom.count, at }),
	fault('usersChanged', { set: rowFields, ...whom, at }),
]);

/** One thing that goes wrong, and when. */
export type Fault = z.infer<typeof faultSchema>;

/** Name of a thing that can go wrong. */
export type FaultKind = Fault['kind'];

/** A fault of one kind. */
export type FaultOf<Kind extends FaultKind> = Extract<Fault, { kind: Kind }>;

function fault<Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) {
	return z.object({ kind: z.literal(kind), ...shape, when: when.optional() }).strict();
}
