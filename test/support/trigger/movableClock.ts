/** The clock of this process, which can be set forward. */
export interface MovableClock {
	/** Lets time pass, in ms. */
	readonly wait: (ms: number) => void;
	/** The clock as it was. */
	readonly restore: () => void;
}

/** Puts one in the place of the real clock. */
export function movableClock(): MovableClock {
	const { now } = Date;
	let passed = 0;
	Date.now = () => now() + passed;
	return {
		wait: (ms) => (passed += ms),
		restore: () => (Date.now = now),
	};
}
