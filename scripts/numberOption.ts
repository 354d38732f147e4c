import { InvalidArgumentError, Option } from 'commander';

/** Reads a whole number from the command line; refuses anything else with a sentence that says what is allowed. */
export function wholeNumber(min: number, max: number): (text: string) => number {
	return (text) => {
		const value = Number(text);
		if (/^\d+$/.test(text) && value >= min && value <= max) return value;
		const [from, to] = [min, max].map((end) => end.toLocaleString('en-US'));
		throw new InvalidArgumentError(`It must be a whole number from ${from} to ${to}.`);
	};
}

/** Reads a TCP port. */
export const portNumber = wholeNumber(1, 65_535);

const MOST_SEED = 2 ** 31 - 1;

/** Reads what random numbers are made from. */
export const seedNumber = wholeNumber(0, MOST_SEED);

/** The option `--seed` of a command that takes another one each time. */
export const seedOption = (meaning: string) =>
	new Option('--seed <number>', `${meaning}. Defaults to a new one each time`)
		.argParser(seedNumber)
		.default(Date.now() % MOST_SEED);
