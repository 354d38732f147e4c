/**
 * No text from the network, a credential or a parameter blocks n8n: all that matches, cuts or reads texts is done in a
 * moment, also with those that are worst for it. What takes time in the square of the length takes minutes with a
 * million characters, and what takes a stack per character fails.
 */
import { READERS } from '../support/longTexts/readers';
import { TEXTS } from '../support/longTexts/texts';

/** A million, and a little less than each length above which a text is refused or cut before it is read. */
const LENGTHS = [1_000_000, 99_900, 9_900, 1_900];

/** Far more work than any of it is on a slow machine, and far less than a square of the length. */
const CEILING_MS = 5_000;

/** What this process has worked so far, in ms: a machine that is busy with something else makes nothing slow. */
const workedMs = (): number => process.cpuUsage().user / 1000;

const attempt = async (work: () => unknown): Promise<void> => {
	try {
		await work();
	} catch (error) {
		// A refusal is as good as an answer; a stack or memory that is too small is not.
		if (error instanceof RangeError) throw error;
	}
};

it.each(READERS)(
	'%s',
	async (what, read) => {
		for (const [kind, textOf] of TEXTS) {
			for (const length of LENGTHS) {
				const text = textOf(length);
				const before = workedMs();
				await attempt(() => read(text));
				const isSlow = workedMs() - before > CEILING_MS;
				expect({ what, kind, length, isSlow }).toEqual({ what, kind, length, isSlow: false });
			}
		}
	},
	240_000,
);
