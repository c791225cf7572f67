import type { Finding } from '../report/contract-report.ts';
import type { SpecificationMap } from '../specification/specification-map.ts';
import type { Base } from './find-base.ts';

export interface BreakingChangeOptions {
  readonly root: string;
  readonly map: SpecificationMap;
  readonly base: Base;
}

export async function checkBreakingChanges({
  root,
  map,
  base,
}: BreakingChangeOptions): Promise<Finding[]> {
  void root;
  void map;
  void base;
  return Promise.resolve([]);
}
