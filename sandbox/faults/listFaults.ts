import type { Fault, FaultOf } from './faultSchema';
import type { Merchant } from '../merchant/merchant';
import type { RowFields } from '../merchant/rows';

type ListFault = FaultOf<'usersCreated'> | FaultOf<'usersRemoved'> | FaultOf<'usersChanged'>;

/** Lets happen to the merchant's users what the faults say happens before, or after, a page is served. */
export function changeList(
	merchant: Merchant,
	faults: readonly Fault[],
	moment: 'before' | 'after',
): void {
	for (const fault of faults) {
		if (isListFault(fault) && (fault.at ?? 'after') === moment) change(merchant, fault);
	}
}

function isListFault(fault: Fault): fault is ListFault {
	return ['usersCreated', 'usersRemoved', 'usersChanged'].includes(fault.kind);
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
		case 'usersChanged':
			for (const id of chosen(merchant, fault)) merchant.changeUser(id, fault.set);
			break;
	}
}

function anyUsers(count: number): RowFields[] {
	return Array.from({ length: count }, () => ({}));
}

/** The ids of the users a fault happens to. Ids nobody has are of no effect. */
function chosen(
	merchant: Merchant,
	{ ids, position = 1, count = 1 }: { ids?: string[]; position?: number; count?: number },
): string[] {
	return ids ?? merchant.idsFrom(position, count);
}
