import type { IExecuteFunctions } from 'n8n-workflow';
import { enteredFor } from '../shared/fields/entered';
import { acceptFilters } from '../shared/fields/filters';
import { acceptOptions } from '../shared/fields/itemOptions';
import { acceptItemForm } from '../shared/fields/output';
import { acceptReadingOptions } from '../shared/fields/readingOptions';
import { acceptLimit } from './limit';

/**
 * What an operator wants of a list of wallet users: which of them, how many, how they are read and how they come out.
 * Beside it all parameters and options as they were entered, for what only one operation has.
 *
 * @throws BadInput that names the field, the value and what is allowed.
 */
export function acceptWantedList(context: IExecuteFunctions, itemIndex: number) {
	const limit = acceptLimit(context, itemIndex);
	const parameter = enteredFor(context, itemIndex);
	const entered = acceptOptions(parameter('options'));
	const options = acceptReadingOptions(entered);
	const form = acceptItemForm(parameter, entered);
	const wanted = acceptFilters(parameter('filters'), form.timeZone);
	return { wanted, limit, options, form, parameter, entered };
}
