import type { PageMessage, Place, Standing } from '../../../server/protocol/messages.ts';

/** What is listed: targets by how they stand, or what the draft lacks. */
export type View = Standing | 'all' | 'missing';
/** text: as in the draft · gap: those furthest behind the peers' median first · name: by indicator. */
export type Order = 'text' | 'gap' | 'name';

/** What the reader has chosen; outlives a page that was hidden. */
export interface State {
  view: View;
  order: Order;
  /** Under the headings of the draft. */
  grouped: boolean;
  search: string;
  /** Keys of the rows that list all their peers. */
  expanded: string[];
  scroll: number;
}

declare function acquireVsCodeApi(): {
  postMessage(message: PageMessage): void;
  getState(): Partial<State> | undefined;
  setState(state: State): void;
};

const api = acquireVsCodeApi();

export const state: State = {
  view: 'all',
  order: 'text',
  grouped: false,
  search: '',
  expanded: [],
  scroll: 0,
  ...api.getState(),
};

export function keepState(): void {
  api.setState({ ...state, scroll: window.scrollY });
}

export const tell = (message: PageMessage): void => api.postMessage(message);
export const open = (place: Place): void => tell({ type: 'open', place });
