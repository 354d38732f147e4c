import { z } from 'zod';
import { STATUS_FIELDS } from '../../../wallet-api/contract';

const count = z.number().int().min(1);

/** Which total an answer states. */
const total = z.union([
	/** Counted once, and stated in this many answers with the same filters before it is counted again. */
	z.object({ cachedFor: count }).strict(),
	/** Counted when the last answer was given: what changed since is in the rows, and not in the total. */
	z.object({ countedAt: z.literal('lastAnswer') }).strict(),
	/** As it was this many changes of the merchant's users ago. */
	z.object({ behind: count }).strict(),
	/** The right one and this many. */
	z.object({ offBy: z.number().int() }).strict(),
]);

/** Of two replicas one shows the users as they were `apart` changes ago; the other, asked first, as they are. */
const replicas = z
	.object({
		apart: count,
		/** In turn by default; or at random, which is the same in each run. */
		asked: z.enum(['inTurn', 'atRandom']).optional(),
	})
	.strict();

/** No answer has more rows than this. */
const cap = z
	.object({
		rows: count,
		/** Where page P begins: after P − 1 pages of the served size or, which skips rows, of the asked size. */
		begins: z.enum(['served', 'asked']).optional(),
		/** The `size` that the answer states. */
		says: z.enum(['served', 'asked']).optional(),
	})
	.strict();

/** Which page is served: always the first, or, past the end, the last one again. */
const page = z
	.object({
		served: z.enum(['first', 'notPastLast']),
		/** The `current` that the answer states. */
		says: z.enum(['served', 'asked']).optional(),
	})
	.strict();

/** What can be odd about how a row is sent. */
export const ODDITIES = [
	'withoutMchUuid',
	'numericMchUuid',
	'sharedMchUuid',
	'withoutUuid',
	'withoutCreateTime',
	'unreadableCreateTime',
] as const;

/** Rows that are sent in an odd form: those of these users, or of one user in n, or all. */
const oddRows = z
	.object({ odd: z.enum(ODDITIES), ids: z.array(z.string()).min(1), oneIn: count })
	.partial({ ids: true, oneIn: true })
	.strict();

/**
 * How the vendor's server works, where the documentation leaves it open: a lasting property of every answer, as a
 * fault is an event that befalls single requests. What is left out is as documented. The README says what each does.
 */
export const worldSchema = z
	.object({
		total,
		replicas,
		cap,
		page,
		/** The order of the list; `tiesChange`: newest first, but users of one second in another order each time. */
		order: z.enum(['newestFirst', 'tiesChange', 'oldestFirst', 'mixed']),
		/** Whether `jt1` in `mchUuidList` finds the user `JT1`. */
		idCase: z.enum(['exact', 'ignored']),
		/** Filters that the server does not know: it takes no notice of them. */
		ignoredFilters: z.array(z.enum(['mchUuidList', ...STATUS_FIELDS])).min(1),
		oddRows: z.array(oddRows).min(1),
		/** Whether `data` is an object or, as the sibling brand documents it, JSON text. */
		dataAs: z.enum(['object', 'text']),
		/** What `list` is on a page without rows. */
		emptyListAs: z.enum(['list', 'null']),
	})
	.partial()
	.strict();

/** How the vendor's server works. `{}` is as documented. */
export type World = z.infer<typeof worldSchema>;

/** Rows that are sent in an odd form. */
export type OddRows = z.infer<typeof oddRows>;
