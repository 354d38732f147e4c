import { BadInput } from '../../../../nodes/shared/fields/badInput';

/** A field as it was entered, without an expression unless `raw` is one. */
export const entered = (value: unknown, raw: unknown = value) => ({ raw, value });

/** What an operator reads where something is refused; `taken` where it is not. */
export function refusalOf(accept: () => unknown): string {
	try {
		accept();
	} catch (error) {
		if (error instanceof BadInput) return error.message;
		throw error;
	}
	return 'taken';
}
