import { z } from 'zod';
import { SIGNATURE_ALGORITHMS } from '../wallet-api/signing/envelope';
import { worldSchema } from './merchant/world/world';

/** What can be changed while the sandbox runs. */
export const settingsSchema = z
	.object({
		/** Addresses that may ask; null lets every address in. */
		allowedAddresses: z.array(z.string()).nullable(),
		/** A disabled merchant is refused with code 21004. */
		merchantDisabled: z.boolean(),
		/** How far the server's clock is ahead, in milliseconds; negative when it is behind. */
		clockOffset: z.number().int(),
		/** How far a timestamp may be from the server's clock, either way, in milliseconds. */
		timestampWindow: z.number().int().min(1),
		/** The digest that signatures are made with. */
		signatureAlgorithm: z.enum(SIGNATURE_ALGORITHMS),
		/** Whether the sums are over the users that match or over all of the merchant's. The vendor does not say. */
		totalsOver: z.enum(['filtered', 'merchant']),
		/** How the server works where the vendor does not say; `{}` is as documented. */
		world: worldSchema,
	})
	.strict();

/** What can be changed while the sandbox runs. */
export type Settings = z.infer<typeof settingsSchema>;

/** The settings by default. */
export const DEFAULT_SETTINGS: Settings = {
	allowedAddresses: null,
	merchantDisabled: false,
	clockOffset: 0,
	timestampWindow: 5 * 60_000,
	signatureAlgorithm: 'RSA-SHA256',
	totalsOver: 'filtered',
	world: {},
};
