/** The blocks that the page shows, as the workspace has checked them. */

export interface PlainText {
  readonly type: 'plain_text' | 'mrkdwn';
  readonly text: string;
}

export interface Confirm {
  readonly title: PlainText;
  readonly text: PlainText;
  readonly confirm: PlainText;
  readonly deny: PlainText;
  readonly style?: 'primary' | 'danger';
}

export interface Option {
  readonly text: PlainText;
  readonly value: string;
  readonly description?: PlainText;
  readonly url?: string;
}

export interface OptionGroup {
  readonly label: PlainText;
  readonly options: readonly Option[];
}

/** An interactive element; which fields it has depends on its type. */
export interface Element {
  readonly type: string;
  readonly action_id?: string;
  readonly text?: PlainText | string;
  readonly value?: string;
  readonly url?: string;
  readonly style?: 'primary' | 'danger';
  readonly confirm?: Confirm;
  readonly accessibility_label?: string;
  readonly placeholder?: PlainText;
  readonly options?: readonly Option[];
  readonly option_groups?: readonly OptionGroup[];
  readonly initial_option?: Option;
  readonly initial_options?: readonly Option[];
  readonly initial_value?: string;
  readonly initial_date?: string;
  readonly initial_time?: string;
  readonly initial_user?: string;
  readonly initial_channel?: string;
  readonly initial_conversation?: string;
  readonly min_query_length?: number;
  readonly max_selected_items?: number;
  readonly multiline?: boolean;
  readonly max_length?: number;
  readonly min_length?: number;
  readonly is_decimal_allowed?: boolean;
  readonly min_value?: string;
  readonly max_value?: string;
  readonly positive_button?: FeedbackButton;
  readonly negative_button?: FeedbackButton;
  readonly image_url?: string;
  readonly slack_file?: { readonly id?: string };
  readonly alt_text?: string;
}

export interface FeedbackButton {
  readonly text: PlainText;
  readonly value: string;
  readonly accessibility_label?: string;
}

export interface RichPart {
  readonly type: string;
  readonly text?: string;
  readonly url?: string;
  readonly name?: string;
  readonly unicode?: string;
  readonly user_id?: string;
  readonly channel_id?: string;
  readonly usergroup_id?: string;
  readonly range?: string;
  readonly value?: string;
  readonly timestamp?: number;
  readonly format?: string;
  readonly fallback?: string;
  readonly style?: Readonly<Partial<Record<'bold' | 'italic' | 'strike' | 'code' | 'underline', boolean>>> | 'bullet' | 'ordered';
  readonly elements?: readonly RichPart[];
  readonly indent?: number;
  readonly offset?: number;
}

export interface Cell {
  readonly type: 'raw_text' | 'raw_number' | 'rich_text' | 'action_cell';
  readonly text?: string;
  readonly value?: number;
  readonly elements?: readonly RichPart[];
  readonly element?: Element;
}

export interface ColumnSetting {
  readonly align?: 'left' | 'center' | 'right';
  readonly is_wrapped?: boolean;
}

export interface Series {
  readonly name: string;
  readonly data: readonly { readonly label: string; readonly value: number }[];
}

export interface Chart {
  readonly type: 'line' | 'bar' | 'area' | 'pie';
  readonly series?: readonly Series[];
  readonly segments?: readonly { readonly label: string; readonly value: number }[];
  readonly axis_config?: { readonly categories: readonly string[]; readonly x_label?: string; readonly y_label?: string };
}

/** A block; which fields it has depends on its type. */
export interface Block {
  readonly type: string;
  readonly block_id?: string;
  readonly text?: PlainText | string;
  readonly fields?: readonly PlainText[];
  readonly accessory?: Element;
  /** Elements, texts or rich text, by the block's type. */
  readonly elements?: readonly unknown[];
  readonly element?: Element;
  readonly label?: PlainText;
  readonly hint?: PlainText;
  readonly optional?: boolean;
  readonly dispatch_action?: boolean;
  readonly title?: PlainText | string;
  readonly subtitle?: PlainText;
  readonly body?: PlainText;
  readonly subtext?: PlainText;
  readonly actions?: readonly Element[];
  readonly child_blocks?: readonly Block[];
  readonly default_collapsed?: boolean;
  readonly is_collapsible?: boolean;
  readonly level?: string;
  readonly image_url?: string;
  readonly slack_file?: { readonly id?: string };
  readonly alt_text?: string;
  readonly caption?: string;
  readonly rows?: readonly (readonly Cell[])[];
  readonly page_size?: number;
  readonly row_header_column_index?: number;
  readonly column_settings?: readonly (ColumnSetting | null)[];
  readonly chart?: Chart;
}

/** A modal or a Home tab. */
export interface ViewBody {
  readonly type: 'modal' | 'home';
  readonly title?: PlainText;
  readonly submit?: PlainText;
  readonly close?: PlainText;
  readonly blocks: readonly Block[];
}

/** The words of a text that stands as an object or as it is. */
export function wordsOf(text: PlainText | string | undefined): string {
  return typeof text === 'string' ? text : (text?.text ?? '');
}
