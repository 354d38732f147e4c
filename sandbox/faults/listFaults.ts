import type { Fault, FaultOf } from './faultSchema';
import type { Merchant } from '../merchant/merchant';
import type { RowFields } from '../merchant/rows';

type ListFault =
	| FaultOf<'usersCreated'>
	| FaultOf<'usersRemoved'>
	| FaultOf<'usersRestored'>
	| FaultOf<'usersChanged'>;

/** When it happens: before a page is served, after it is counted and before its rows are read, or after it is served. */
export type Moment = 'before' | 'between' | 'after';

/** Lets happen to the merchant's users what the faults say happens at this moment. */
export function changeList(merchant: Merchant, faults: readonly Fault[], moment: Moment): void {
	for (const fault of faults) {
		if (isListFault(fault) && (fault.at ?? 'after') === moment) change(merchant, fault);
	}
}

function isListFault(fault: Fault): fault is ListFault {
	return ['usersCreated', 'usersRemoved', 'usersRestored', 'usersChanged'].includes(fault.kind);
}

function change(merchant: Merchant, fault: ListFault): void {
	switch (fault.kind) {
		case 'usersCreated':
			for (const fields of fault.rows ?? anyUsers(fault.count ?? 1)) {
				const exists = merchant.find(fields.mchUuid ?? '') !== undefined;
				if (!exists) merchant.createUser(fields);
			}
			break;
		case 'usersRemoved':
			for (const id of chosen(merchant, fault)) merchant.removeUser(id);
			break;
		case 'usersRestored':
			if (fault.ids === undefined) {
				for (let left = fault.count ?? 1; left > 0; left--) merchant.restoreUser();
			} else {
				for (const id of fault.ids) merchant.restoreUser(id);
			}
			break;
		case 'usersChanged':
			for (const id of chosen(merchant, fault)) merchant.changeUser(id, fault.set);
			break;
	}
}

function anyUsers(count: number): RowFields[] {
	return Array.from({ length: count }, () => ({}));
}

/** The IDs of the users a fault happens to. IDs nobody has are of no effect. */
function chosen(
	merchant: Merchant,
	{ ids, position = 1, count = 1 }: { ids?: string[]; position?: number; count?: number },
): string[] {
	return ids ?? merchant.idsFrom(position, count);
}
