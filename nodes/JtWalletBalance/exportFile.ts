import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { withoutInvisible } from '../../wallet-api/pastedText';
import { BadInput, acceptChoice, acceptYesOrNo, shown } from '../shared/fields/badInput';
import { defaultsOf } from '../shared/fields/field';
import type { CsvOptions } from '../shared/output/csv';

/** The formats of a file, and the kind that n8n is told. What begins with `application/json` it opens as one JSON value. */
export const MIME_TYPES = { csv: 'text/csv', jsonLines: 'application/x-ndjson' } as const;

/** Name of a format. */
type FileFormat = keyof typeof MIME_TYPES;

/** The file that an operator wants. */
export interface WantedFile {
	readonly format: FileFormat;
	readonly fileName: string;
	/** The field of the output item that the file goes into. */
	readonly binaryPropertyName: string;
	readonly csv: Omit<CsvOptions, 'columns'>;
}

/** The options about a CSV file. */
export const csvOptionFields = {
	bom: {
		displayName: 'Byte Order Mark',
		name: 'bom',
		type: 'boolean',
		default: false,
		displayOptions: { show: { '/format': ['csv'] } },
		description:
			'Whether to begin the file with a byte order mark, so that Excel shows Thai text correctly. Defaults to off.',
	},
	delimiter: {
		displayName: 'Delimiter',
		name: 'delimiter',
		type: 'options',
		default: 'comma',
		options: [
			{ name: 'Comma', value: 'comma' },
			{ name: 'Pipe', value: 'pipe' },
			{ name: 'Semicolon', value: 'semicolon' },
			{ name: 'Tab', value: 'tab' },
		],
		displayOptions: { show: { '/format': ['csv'] } },
		description: 'The character between two values. Defaults to Comma.',
	},
	safeText: {
		displayName: 'Safe Text',
		name: 'safeText',
		type: 'boolean',
		default: true,
		displayOptions: { show: { '/format': ['csv'] } },
		description:
			'Whether to put an apostrophe before text that a spreadsheet would run as a formula (text that begins with =, +, -, @, a tab or a line break). Numbers stay as they are. Defaults to on.',
	},
} as const satisfies { readonly [name: string]: INodeProperties };

const DEFAULTS = defaultsOf(Object.values(csvOptionFields));

/** The format of the file. */
export const FILE_FORMAT = {
	displayName: 'Format',
	name: 'format',
	type: 'options',
	default: 'csv',
	options: [
		{ name: 'CSV', value: 'csv', description: 'A table with a header, for spreadsheets' },
		{ name: 'JSON Lines', value: 'jsonLines', description: 'One JSON object per line' },
	],
	description: 'The format of the file',
} as const satisfies INodeProperties;

const OUTPUT_FIELD = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	hint: 'The name of the output binary field to put the file in',
} as const satisfies INodeProperties;

const FILE_NAME = 'File Name';

/** The parameters for the file, for the operation that `show` shows. */
export function fileFields(show: NonNullable<IDisplayOptions['show']>): INodeProperties[] {
	return [
		{ ...FILE_FORMAT, displayOptions: { show } },
		fileNameField({ ...show, format: ['csv'] }, 'csv'),
		fileNameField({ ...show, format: ['jsonLines'] }, 'jsonl'),
		{ ...OUTPUT_FIELD, displayOptions: { show } },
	];
}

function fileNameField(
	show: NonNullable<IDisplayOptions['show']>,
	extension: string,
): INodeProperties {
	return {
		displayName: FILE_NAME,
		name: 'fileName',
		type: 'string',
		default: `=wallet-users-{{ $now.toFormat('yyyy-MM-dd') }}.${extension}`,
		required: true,
		displayOptions: { show },
		description: 'The name of the file, with its extension',
	};
}

/**
 * The file that the operator wants.
 *
 * @param parameter gives the value of a parameter by its name
 * @param options the collection of options
 * @throws BadInput that names the field, the value and what is allowed.
 */
export function acceptWantedFile(
	parameter: (name: string) => unknown,
	options: { readonly [name: string]: unknown },
): WantedFile {
	const { delimiter, bom, safeText }: { readonly [name: string]: unknown } = {
		...DEFAULTS,
		...options,
	};
	return {
		format: acceptChoice(FILE_FORMAT, parameter('format')),
		fileName: acceptFileName(parameter('fileName')),
		binaryPropertyName: acceptName(OUTPUT_FIELD.displayName, parameter('binaryPropertyName')),
		csv: {
			delimiter: acceptChoice(csvOptionFields.delimiter, delimiter),
			bom: acceptYesOrNo(csvOptionFields.bom, bom),
			safeText: acceptYesOrNo(csvOptionFields.safeText, safeText),
		},
	};
}

function acceptName(field: string, value: unknown): string {
	const name = typeof value === 'string' ? withoutInvisible(value).trim() : '';
	if (name !== '') return name;
	throw new BadInput(`${field} is ${shown(value)}, but it has to be a name.`);
}

/** n8n would take what is before a slash for a folder, and store another name than the item says. */
function acceptFileName(value: unknown): string {
	const name = acceptName(FILE_NAME, value);
	if (!/[/\\\p{Cc}]/u.test(name) && !/^\.+$/.test(name)) return name;
	throw new BadInput(
		`${FILE_NAME} is ${shown(value)}, but it has to be a name without slashes and line breaks.`,
	);
}
