import type { INodeExecutionData } from 'n8n-workflow';
import { bahtNumber, bahtText } from '../../../wallet-api/amounts';
import {
	type Json,
	type JsonObject,
	ROW_AMOUNTS,
	ROW_TIMES,
	TOTAL_AMOUNTS,
	type WalletUser,
} from '../../../wallet-api/contract';
import { isoConverter } from '../../../wallet-api/times';
import type { ItemOptions } from '../fields/itemOptions';

/** Makes one field's value what the operator wants; a value that cannot be converted stays as sent. */
type Convert = (value: Json) => Json;

const AMOUNT_CONVERTERS: { readonly [form in Exclude<ItemOptions['amounts'], 'satang'>]: Convert } =
	{
		bahtNumber: (satang) => bahtNumber(satang) ?? satang,
		bahtText: (satang) => bahtText(satang) ?? satang,
	};

/** Turns rows, and totals, into what the operator chose: form of amounts and times, and which fields. */
export function formatter(options: ItemOptions): (row: JsonObject) => JsonObject {
	const converters = convertersFor(options);
	const wanted = options.fields.length > 0 ? ['mchUuid', ...options.fields] : undefined;
	// With nothing to change the row itself is the item: no copy of 500,000 of them.
	if (wanted === undefined && converters.size === 0) return (row) => row;
	return (row) => {
		const item: JsonObject = {};
		for (const name of wanted ?? Object.keys(row)) {
			const value = row[name];
			if (value !== undefined) item[name] = converters.get(name)?.(value) ?? value;
		}
		return item;
	};
}

/** Wallet users as n8n items, one each, linked to the input item they were asked for by. */
export function toItems(
	users: readonly WalletUser[],
	options: ItemOptions,
	itemIndex: number,
): INodeExecutionData[] {
	const format = formatter(options);
	// One link object for all: n8n only reads it, and 500,000 of the same would cost memory. n8n takes a number, too,
	// and stores it shorter, but its editor takes the number 0 for no link.
	const pairedItem = { item: itemIndex };
	return users.map((user) => ({ json: format(user), pairedItem }));
}

function convertersFor({ amounts, times, timeZone }: ItemOptions): Map<string, Convert> {
	const converters = new Map<string, Convert>();
	if (amounts !== 'satang') {
		for (const name of [...ROW_AMOUNTS, ...TOTAL_AMOUNTS]) {
			converters.set(name, AMOUNT_CONVERTERS[amounts]);
		}
	}
	if (times === 'iso') {
		const toIso = isoConverter(timeZone);
		const convert: Convert = (time) => (typeof time === 'string' ? toIso(time) : undefined) ?? time;
		for (const name of ROW_TIMES) converters.set(name, convert);
	}
	return converters;
}
