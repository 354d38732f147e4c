import type { IDataObject } from 'n8n-workflow';

/** Whether a value has fields by name: no list, and not null. What they hold is for the reader to look at. */
export function isRecord(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
