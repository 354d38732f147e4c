import { BALANCE_PATH } from '../../../wallet-api/contract';
import type { Credentials, Step } from '../../n8n/chain';

/** Fields for the items of a Set node (Edit Fields): name → value or expression. */
type Fields = Readonly<Record<string, { readonly value: string; readonly type: string }>>;

/** Edit Fields: gives each item these fields and no others. */
export function setFields(name: string, fields: Fields): Step {
	const assignments = Object.entries(fields).map(([field, { value, type }]) => ({
		id: field,
		name: field,
		value,
		type,
	}));
	return {
		name,
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: { assignments: { assignments }, options: {} },
	};
}

/** Split Out: one item for each element of a list. */
export function splitOut(name: string, field: string, into?: string): Step {
	return {
		name,
		type: 'n8n-nodes-base.splitOut',
		typeVersion: 1,
		parameters: {
			fieldToSplitOut: field,
			options: into === undefined ? {} : { destinationFieldName: into },
		},
	};
}

/** Crypto: signs the field `param` of each item into the field `sign`. */
export function signParam(name: string, credentials: Credentials): Step {
	return {
		name,
		type: 'n8n-nodes-base.crypto',
		typeVersion: 2,
		parameters: {
			action: 'sign',
			value: '={{ $json.param }}',
			dataPropertyName: 'sign',
			algorithm: 'RSA-SHA256',
			encoding: 'base64',
		},
		credentials,
	};
}

/** HTTP Request: sends the envelope of each item, all items at once. */
export function sendEnvelope(name: string, baseUrl: string, appId: string): Step {
	const body = { appId, param: '={{ $json.param }}', sign: '={{ $json.sign }}' };
	return {
		name,
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: {
			method: 'POST',
			url: `${baseUrl}${BALANCE_PATH}`,
			sendBody: true,
			bodyParameters: {
				parameters: Object.entries(body).map(([field, value]) => ({ name: field, value })),
			},
			options: {},
		},
	};
}

/** If: lets an item through when the expression is true. */
export function onlyIf(name: string, expression: string): Step {
	const operator = { type: 'boolean', operation: 'true', singleValue: true };
	return {
		name,
		type: 'n8n-nodes-base.if',
		typeVersion: 2.2,
		parameters: {
			conditions: {
				options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
				conditions: [{ id: name, leftValue: expression, rightValue: '', operator }],
				combinator: 'and',
			},
			options: {},
		},
	};
}

/** Loop Over Items: hands its items on one at a time by its second output, and all of them, done, by its first. */
export function oneByOne(name: string): Step {
	return {
		name,
		type: 'n8n-nodes-base.splitInBatches',
		typeVersion: 3,
		parameters: { options: {} },
	};
}
