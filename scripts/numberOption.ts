import { InvalidArgumentError } from 'commander';

/** Reads a whole number from the command line; refuses anything else with a sentence that says what is allowed. */
export function wholeNumber(min: number, max: number): (text: string) => number {
	return (text) => {
		const value = Number(text);
		if (/^\d+$/.test(text) && value >= min && value <= max) return value;
		throw new InvalidArgumentError(
			`It must be a whole number from ${format(min)} to ${format(max)}.`,
		);
	};
}

/** Reads a TCP port. */
export const portNumber = wholeNumber(1, 65_535);

function format(value: number): string {
	return value.toLocaleString('en-US');
}
