import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { parseJson } from '../wallet-api/json';
import { rowFields } from './faults/faultSchema';
import { writeExact } from './exactJson';
import type { Merchant } from './merchant/merchant';
import { parseAmounts } from './merchant/rows';
import { crowdOf, type MerchantSource } from './merchant/source';

/** How soon after a change the users are written, in milliseconds. */
const SOON = 200;

const crowd = z.object({ users: z.number(), seed: z.number(), perSecond: z.number() });

const keptSchema = z.object({
	/** What the sandbox was started with: with other users it starts over. */
	startedWith: crowd,
	/** The crowd that is there now, and how it differs from what the seed made. */
	source: crowd,
	edits: z.object({
		removed: z.array(z.number()),
		stored: z.array(
			z.object({ row: rowFields.and(z.object({ mchUuid: z.string() })), rank: z.number() }),
		),
	}),
});

/** The wallet users of a sandbox, kept in a file, so that edits survive a restart. Faults and settings are not kept. */
export class KeptUsers {
	private readonly startedWith: z.infer<typeof crowd>;
	private due: NodeJS.Timeout | undefined;
	private latest: { readonly source: MerchantSource; readonly merchant: Merchant } | undefined;

	/** @param source what the sandbox is started with; a crowd made from a seed */
	constructor(
		private readonly file: string,
		private readonly source: MerchantSource,
	) {
		this.startedWith = crowdOf(source);
	}

	/** What to begin with: the users kept, or those of the start where none are, or were kept of another start. */
	read(): MerchantSource {
		const kept = keptSchema.safeParse(this.parsed());
		if (!kept.success || !isSameSource(kept.data.startedWith, this.startedWith)) return this.source;
		return { ...kept.data.source, edits: kept.data.edits };
	}

	/** Writes the users soon: many changes in a row are written once. */
	changed(source: MerchantSource, merchant: Merchant): void {
		this.latest = { source, merchant };
		this.due ??= setTimeout(() => this.write(), SOON);
	}

	/** Writes at once what waits to be written. */
	write(): void {
		clearTimeout(this.due);
		this.due = undefined;
		if (this.latest === undefined) return;
		const { source, merchant } = this.latest;
		this.latest = undefined;
		const { startedWith } = this;
		const text = writeExact({ startedWith, source: crowdOf(source), edits: merchant.edits() });
		mkdirSync(dirname(this.file), { recursive: true });
		writeFileSync(`${this.file}.new`, text);
		renameSync(`${this.file}.new`, this.file);
	}

	private parsed(): unknown {
		try {
			return parseAmounts(parseJson(readFileSync(this.file, 'utf8')));
		} catch {
			return undefined;
		}
	}
}

function isSameSource(a: object, b: object): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}
