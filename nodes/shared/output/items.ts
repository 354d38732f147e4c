import type { INodeExecutionData } from 'n8n-workflow';
import { bahtNumber, bahtText, bahtForDisplay } from '../../../wallet-api/amounts';
import {
	type Json,
	type JsonObject,
	ROW_AMOUNTS,
	ROW_TIMES,
	TOTAL_AMOUNTS,
	type WalletUser,
} from '../../../wallet-api/contract';
import { mchUuidOf } from '../../../wallet-api/identity';
import { isoConverter } from '../../../wallet-api/times';
import { shown } from '../fields/badInput';
import { choiceInWords } from '../fields/field';
import { itemOptionFields, type ItemOptions } from '../fields/itemOptions';

/** Makes one field's value what the operator wants. */
type Convert = (value: Json, field: string, row: JsonObject) => Json;

/** An amount that is to be baht and is no whole number of satang. The message names row and field. */
export class OddAmount extends Error {}

const TO_BAHT = { bahtNumber, bahtText, bahtGrouped: bahtForDisplay } as const;

/**
 * Turns rows, and totals, into what the operator chose: form of amounts and times, and which fields.
 *
 * @returns throws an OddAmount that names row and field where an amount is to be baht and is no whole number of satang:
 * passed on as it was sent, it would be a hundredfold beside the others.
 */
export function formatter(options: ItemOptions): (row: JsonObject) => JsonObject {
	const converters = convertersFor(options);
	const wanted =
		options.fields.length > 0 ? [...new Set(['mchUuid', ...options.fields])] : undefined;
	// With nothing to change the row itself is the item: no copy of 500,000 of them.
	if (wanted === undefined && converters.size === 0) return (row) => row;
	return (row) => {
		const item: JsonObject = {};
		for (const name of wanted ?? Object.keys(row)) {
			const value = row[name];
			if (value !== undefined) put(item, name, converters.get(name)?.(value, name, row) ?? value);
		}
		return item;
	};
}

/** Sets a field of the item itself, whatever it is called: `item.__proto__ = …` would set no field. */
function put(item: JsonObject, name: string, value: Json): void {
	if (name !== '__proto__') item[name] = value;
	else
		Object.defineProperty(item, name, {
			value,
			enumerable: true,
			writable: true,
			configurable: true,
		});
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
		const convert = bahtConverter(TO_BAHT[amounts]);
		for (const name of [...ROW_AMOUNTS, ...TOTAL_AMOUNTS]) converters.set(name, convert);
	}
	if (times === 'iso') {
		const toIso = isoConverter(timeZone);
		const convert: Convert = (time) => (typeof time === 'string' ? toIso(time) : undefined) ?? time;
		for (const name of ROW_TIMES) converters.set(name, convert);
	}
	return converters;
}

/** Null is no amount, and stays what it is. */
function bahtConverter(toBaht: (satang: Json) => Json | undefined): Convert {
	return (satang, field, row) => {
		const baht = satang === null ? null : toBaht(satang);
		if (baht !== undefined) return baht;
		const id = mchUuidOf(row);
		throw new OddAmount(
			`"${field}"${id === undefined ? '' : ` of the wallet user ${id}`} is ${shown(satang)}, which is not a whole number of satang and cannot be converted to baht. Set ${choiceInWords(itemOptionFields.amounts, 'satang')} to get it as JT Wallet sent it.`,
		);
	};
}
