import type { OpenAiChatMessage } from '@nexudus-toolkit/api-types';

/** An instant, or a text in ISO 8601: `2025-01-31`, `2025-01-31T10:30` or with more of a time. */
export type UtcTime = Date | string;

/**
 * Which messages are wanted. Every condition has to hold; one that is `undefined` is left out.
 *
 * Whether Nexudus compares a text as a whole or in part is not documented.
 *
 * The bounds of a time are sent to the minute, and widened to it: a message from within the minute
 * of a bound is never lost, though one just outside of the bound may come along. A text without a
 * zone is UTC; a date alone is its first minute as a lower bound, and as an upper one its end.
 */
export interface ChatMessageFilter {
  /**
   * The id of a business. Several, for `iterate` and `iterateFull` alone, are read one after the
   * other, each in the order asked for.
   */
  readonly businesses?: number | readonly number[] | undefined;
  /** The id of the user that the message is linked to. */
  readonly user?: number | undefined;
  /** The id of the AI channel session. */
  readonly session?: number | undefined;
  /** The customer's address at the channel, such as an e-mail address or a phone number. */
  readonly externalIdentifier?: string | undefined;
  /** The id of the customer, which is a text, unlike the other ids. */
  readonly customer?: string | undefined;
  /** What kind of customer it is, such as `Individual`. */
  readonly customerType?: string | undefined;
  readonly customerName?: string | undefined;
  readonly customerMobilePhone?: string | undefined;
  readonly customerLandLine?: string | undefined;
  /** The name that the customer is invoiced under. */
  readonly customerBillingName?: string | undefined;
  readonly customerCompany?: string | undefined;
  /** The customer's teams, separated by commas. */
  readonly customerTeams?: string | undefined;
  /** The `Action`, which results themselves do not carry; 1 is Operator. */
  readonly action?: number | undefined;
  readonly content?: string | undefined;
  readonly chatSession?: string | undefined;
  /** The display name of whoever answered. */
  readonly responder?: string | undefined;
  /** The role in which the message was sent. */
  readonly role?: string | undefined;
  /** Such as `Email`, `Chat` or `WhatsApp`. */
  readonly channel?: string | undefined;
  /** Exactly this rating. */
  readonly rating?: number | undefined;
  /** This rating or a higher one. */
  readonly ratingFrom?: number | undefined;
  /** This rating or a lower one. */
  readonly ratingTo?: number | undefined;
  readonly createdFromUtc?: UtcTime | undefined;
  readonly createdToUtc?: UtcTime | undefined;
  readonly updatedFromUtc?: UtcTime | undefined;
  readonly updatedToUtc?: UtcTime | undefined;
}

/** Which messages are wanted, in which order, and how many of them with each request. */
export interface ChatMessageListing extends ChatMessageFilter {
  /** The field to sort by. Default: `Id`. */
  readonly orderBy?: keyof OpenAiChatMessage | undefined;
  /** Default: `asc`. */
  readonly direction?: 'asc' | 'desc' | undefined;
  /** How many messages a page holds. */
  readonly size?: number | undefined;
}

/** A listing, of which `search` yields one page. */
export interface ChatMessageSearch extends ChatMessageListing {
  /** The id of a business, of one alone: the API has no search over several. */
  readonly businesses?: number | readonly [number] | undefined;
  /** The page to return, counted from 1. Default: 1. */
  readonly page?: number | undefined;
}
