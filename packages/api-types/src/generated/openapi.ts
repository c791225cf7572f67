// Generated from openapi/ by `npm run generate`. Edit the specification instead of this file.

export interface paths {
    "/api/sys/openaichatmessages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search messages
         * @description Returns one page of the messages that match every filter given.
         *
         *     Results are summaries: they lack `Action`, and must never be the base of an update. Read the record by its id for
         *     that.
         *
         *     Nexudus ignores query parameters it does not know, so a misspelt filter is no error and returns every record.
         */
        get: operations["searchOpenAiChatMessages"];
        /**
         * Replace a message
         * @description Replaces the message whose `Id` stands in the body; the path carries none. A field left out may be cleared.
         *
         *     Read the record by its id, change it and send all of it back, read-only fields included. Never start from a search
         *     result, which lacks `Action`.
         *
         *     The status alone is no success: look at `WasSuccessful`. Writes are throttled more tightly than reads.
         */
        put: operations["updateOpenAiChatMessage"];
        /**
         * Create a message
         * @description Creates a message and answers 200 with its id in `Value.Id`.
         *
         *     The status alone is no success: look at `WasSuccessful`. Writes are throttled more tightly than reads.
         */
        post: operations["createOpenAiChatMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sys/openaichatmessages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `Id` of one message.
                 * @example 87654321
                 */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /**
         * Read a message
         * @description Returns one complete message, `Action` included. The base for an update.
         */
        get: operations["getOpenAiChatMessage"];
        put?: never;
        post?: never;
        /**
         * Delete a message
         * @description Deletes a message for good and answers with its id in `Value.Id`. No page describes this operation; it follows the
         *     template of sibling resources.
         *
         *     The status alone is no success: look at `WasSuccessful`. Writes are throttled more tightly than reads.
         */
        delete: operations["deleteOpenAiChatMessage"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue or renew a token
         * @description Signs a user in, or trades a refresh token for new tokens. The body is form-encoded; JSON is refused with
         *     `unsupported_grant_type`.
         *
         *     A refresh invalidates every earlier refresh token of its client id, while access tokens already issued stay valid.
         *     Replicas therefore need a client id each.
         */
        post: operations["issueToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A complete message, as a read by id returns it. The base for an update. */
        OpenAiChatMessage: components["schemas"]["OpenAiChatMessageSummary"] & {
            Action: components["schemas"]["Action"];
        };
        /** @description A message as a search returns it: every field but `Action`. It must never become the body of an update, which would clear what the summary lacks. Fields beyond those listed may appear. */
        OpenAiChatMessageSummary: {
            /**
             * Format: int64
             * @description The business the message belongs to.
             */
            BusinessId: number;
            /**
             * Format: int64
             * @description The user the message is linked to.
             */
            UserId: number | null;
            /**
             * Format: int64
             * @description The AI channel session the message is part of. A session gathers the messages of one conversation and ties them to a user and a channel.
             */
            AiChannelSessionId: number | null;
            /** @description The customer's address at the channel: an e-mail address in an e-mail session, a phone number in a WhatsApp session, and so on. */
            AiChannelSessionExternalIdentifier: string | null;
            /** @description The customer behind the session. A string, unlike the other ids. */
            AiChannelSessionCoworkerId: string | null;
            /** @description What kind of customer it is, for example `Individual` or `Company`. */
            AiChannelSessionCoworkerCoworkerType: string | null;
            /** @description The customer's full name. */
            AiChannelSessionCoworkerFullName: string | null;
            /** @description The customer's mobile number. */
            AiChannelSessionCoworkerMobilePhone: string | null;
            /** @description The customer's landline number. */
            AiChannelSessionCoworkerLandLine: string | null;
            /** @description The name the customer is invoiced under. */
            AiChannelSessionCoworkerBillingName: string | null;
            /** @description The company's name, where the customer is a company. */
            AiChannelSessionCoworkerCompanyName: string | null;
            /** @description The teams the customer belongs to, separated by commas. */
            AiChannelSessionCoworkerTeamNames: string | null;
            /** @description What was said. May be empty. */
            Content: string;
            /** @description The chat session the message belongs to. The form of the value is not documented. */
            ChatSession: string | null;
            /** @description The display name of whoever answered. Read-only. */
            ResponderName: string | null;
            /** @description The role in which the message was sent. The values are not documented. */
            ChatMessageRole: string | null;
            /**
             * Format: int64
             * @description The rating given to the message. The scale is not documented.
             */
            Rating: number | null;
            /** @description The AI channel the message was sent through, for example `Email`, `Chat` or `WhatsApp`. */
            Channel: string | null;
            /**
             * Format: int64
             * @description Identifies the record.
             */
            Id: number;
            /**
             * Format: uuid
             * @description The record's UUID.
             */
            UniqueId: string;
            /**
             * Format: date-time
             * @description When the record was created.
             */
            CreatedOn: string;
            /**
             * Format: date-time
             * @description When the record was last changed.
             */
            UpdatedOn: string;
            /** @description The e-mail address of the user who last changed the record. No format is promised: a value written by the system, or shaped to protect the person, need not be an address. */
            UpdatedBy: string;
            /** @description Whether the record was created recently. */
            IsNew: boolean;
            /** @description The record's identifier in an external system. */
            SystemId: string | null;
            /** @description The record rendered as text, so it may repeat any other field. */
            ToStringText: string;
            /** @description Only ever seen as null, so no type is promised. */
            LocalizationDetails: unknown;
            /** @description Only ever seen as null, so no type is promised. By its name it may hold anything an operator records. */
            CustomFields: unknown;
            /**
             * Format: int64
             * @description The customer message the record is linked to.
             */
            CoworkerMessageId?: number | null;
            /**
             * Format: int64
             * @description The help desk message the record is linked to.
             */
            HelpDeskMessageId?: number | null;
            /**
             * Format: int64
             * @description The help desk comment the record is linked to.
             */
            HelpDeskCommentId?: number | null;
        };
        /** @description One page of a search. Page by `CurrentPage` and `TotalPages`. */
        OpenAiChatMessagePage: {
            /** @description The messages of this page, each without `Action`. */
            Records: components["schemas"]["OpenAiChatMessageSummary"][];
            /**
             * Format: int64
             * @description The number of this page.
             */
            CurrentPage: number;
            /**
             * Format: int64
             * @description How many records a page holds.
             */
            CurrentPageSize: number;
            /** @description The property the result is sorted by. */
            CurrentOrderField: string;
            /**
             * Format: int64
             * @description Said to be `0` for ascending and `1` for descending, yet the documented example answers `1` to a request for `0`. Do not rely on it.
             */
            CurrentSortDirection: number;
            /**
             * Format: int64
             * @description The position of this page's first record in the whole result.
             */
            FirstItem: number;
            /**
             * Format: int64
             * @description The position of this page's last record in the whole result.
             */
            LastItem: number;
            /**
             * Format: int64
             * @description The same as `CurrentPage` in the documented example.
             */
            PageNumber: number;
            /**
             * Format: int64
             * @description The same as `CurrentPageSize` in the documented example.
             */
            PageSize: number;
            /**
             * Format: int64
             * @description How many records match, on all pages together.
             */
            TotalItems: number;
            /**
             * Format: int64
             * @description How many pages there are.
             */
            TotalPages: number;
            /** @description Whether a page follows. */
            HasNextPage: boolean;
            /** @description Whether a page precedes. */
            HasPreviousPage: boolean;
        };
        /** @description A message to create. */
        OpenAiChatMessageCreate: {
            /**
             * Format: int64
             * @description The business the message belongs to.
             */
            BusinessId: number;
            Action: components["schemas"]["Action"];
            /** @description What was said. May be empty. */
            Content: string;
            /**
             * Format: int64
             * @description The user to link the message to.
             */
            UserId?: number;
            /**
             * Format: int64
             * @description The AI channel session to add the message to.
             */
            AiChannelSessionId?: number;
            /**
             * Format: int64
             * @description The customer message to link.
             */
            CoworkerMessageId?: number;
            /**
             * Format: int64
             * @description The help desk message to link.
             */
            HelpDeskMessageId?: number;
            /**
             * Format: int64
             * @description The help desk comment to link.
             */
            HelpDeskCommentId?: number;
        };
        /** @description A message to replace. Read the record, change it and send all of it back. A field described as sent back unchanged is read-only and accepted so that the record need not be taken apart. Unknown fields are refused: one that the API adds later has to be left out, or added here. */
        OpenAiChatMessageUpdate: {
            /**
             * Format: int64
             * @description The record to replace.
             */
            Id: number;
            /**
             * Format: int64
             * @description The business the message belongs to.
             */
            BusinessId: number;
            Action: components["schemas"]["Action"];
            /** @description What was said. May be empty. */
            Content: string;
            /**
             * Format: int64
             * @description The user the message is linked to. Null or left out, the link may be cleared.
             */
            UserId?: number | null;
            /**
             * Format: int64
             * @description The AI channel session of the message. Null or left out, the link may be cleared.
             */
            AiChannelSessionId?: number | null;
            /**
             * Format: int64
             * @description The customer message the record is linked to. Null or left out, the link may be cleared.
             */
            CoworkerMessageId?: number | null;
            /**
             * Format: int64
             * @description The help desk message the record is linked to. Null or left out, the link may be cleared.
             */
            HelpDeskMessageId?: number | null;
            /**
             * Format: int64
             * @description The help desk comment the record is linked to. Null or left out, the link may be cleared.
             */
            HelpDeskCommentId?: number | null;
            /** @description Sent back unchanged. */
            AiChannelSessionExternalIdentifier?: string | null;
            /** @description Sent back unchanged. */
            AiChannelSessionCoworkerId?: string | null;
            /** @description Sent back unchanged. */
            AiChannelSessionCoworkerCoworkerType?: string | null;
            /** @description Sent back unchanged. */
            AiChannelSessionCoworkerFullName?: string | null;
            /** @description Sent back unchanged. */
            AiChannelSessionCoworkerMobilePhone?: string | null;
            /** @description Sent back unchanged. */
            AiChannelSessionCoworkerLandLine?: string | null;
            /** @description Sent back unchanged. */
            AiChannelSessionCoworkerBillingName?: string | null;
            /** @description Sent back unchanged. */
            AiChannelSessionCoworkerCompanyName?: string | null;
            /** @description Sent back unchanged. */
            AiChannelSessionCoworkerTeamNames?: string | null;
            /** @description Sent back unchanged. */
            ChatSession?: string | null;
            /** @description Sent back unchanged. */
            ResponderName?: string | null;
            /** @description Sent back unchanged. */
            ChatMessageRole?: string | null;
            /**
             * Format: int64
             * @description Sent back unchanged.
             */
            Rating?: number | null;
            /** @description Sent back unchanged. */
            Channel?: string | null;
            /**
             * Format: uuid
             * @description Sent back unchanged.
             */
            UniqueId?: string;
            /**
             * Format: date-time
             * @description Sent back unchanged.
             */
            CreatedOn?: string;
            /**
             * Format: date-time
             * @description Sent back unchanged.
             */
            UpdatedOn?: string;
            /** @description Sent back unchanged. */
            UpdatedBy?: string;
            /** @description Sent back unchanged. */
            IsNew?: boolean;
            /** @description Sent back unchanged. */
            SystemId?: string | null;
            /** @description Sent back unchanged. */
            ToStringText?: string;
            /** @description Sent back unchanged. */
            LocalizationDetails?: unknown;
            /** @description Sent back unchanged. */
            CustomFields?: unknown;
        };
        /**
         * Format: int64
         * @description What the message does in the conversation. `1` (Operator) is the only value with a documented name; `0` occurs in the documented examples. The set is open, so a reader must accept values it does not know.
         */
        Action: number;
        /**
         * Format: date-minute
         * @description A date and time to the minute, `YYYY-MM-DDTHH:mm`. It carries no zone and no zone is documented, so the instant it denotes is not certain. The format is this specification's own; the pattern bounds month, day, hour and minute.
         * @example 2025-01-01T00:00
         */
        DateMinute: string;
        /** @description The outcome of a create, update or delete that was answered with status 200. */
        CommandResult: components["schemas"]["CommandSuccess"] | components["schemas"]["CommandFailure"];
        /** @description A command that took effect. */
        CommandSuccess: {
            /**
             * Format: int64
             * @description The HTTP status, repeated.
             */
            Status: number;
            /** @description A sentence for people. Not meant to be parsed. */
            Message: string;
            /** @description What the command applied to. */
            Value: {
                /**
                 * Format: int64
                 * @description The record that was created, replaced or deleted.
                 */
                Id: number;
            };
            /** @description An instruction to Nexudus' own user interface. */
            OpenInDialog: boolean;
            /** @description An instruction to Nexudus' own user interface. */
            OpenInWindow: boolean;
            /** @description An instruction to Nexudus' own user interface. */
            RedirectURL: string | null;
            /** @description An instruction to Nexudus' own user interface. Never to be executed by a client. */
            JavaScript: string | null;
            /**
             * Format: date-time
             * @description When the record was changed.
             */
            UpdatedOn: string;
            /** @description The user who changed the record. As in a record, no format is promised. */
            UpdatedBy: string;
            /** @description Null, since nothing failed. */
            Errors: null;
            /**
             * @description Tells this envelope from that of a failure.
             * @constant
             */
            WasSuccessful: true;
        };
        /** @description A command that had no effect. It may arrive with status 200, so only `WasSuccessful` tells success from failure. */
        CommandFailure: {
            /**
             * Format: int64
             * @description A status. Absent from the documented validation failure.
             */
            Status?: number;
            /** @description What went wrong, as `Property: reason` where a property is at fault. */
            Message: string;
            /** @description Null, since the command yielded nothing. */
            Value: null;
            /** @description An instruction to Nexudus' own user interface. */
            OpenInDialog?: boolean;
            /** @description An instruction to Nexudus' own user interface. */
            OpenInWindow?: boolean;
            /** @description An instruction to Nexudus' own user interface. */
            RedirectURL?: string | null;
            /** @description An instruction to Nexudus' own user interface. Never to be executed by a client. */
            JavaScript?: string | null;
            /**
             * Format: date-time
             * @description When the record was last changed.
             */
            UpdatedOn?: string | null;
            /** @description The user who last changed the record. */
            UpdatedBy?: string | null;
            /** @description What is wrong, property by property. Null where the failure is not one of validation. */
            Errors: components["schemas"]["ValidationError"][] | null;
            /**
             * @description Tells this envelope from that of a success.
             * @constant
             */
            WasSuccessful: false;
        };
        /** @description A failed command whose `Errors` say which properties are at fault. */
        ValidationFailure: components["schemas"]["CommandFailure"] & {
            /** @description What is wrong, property by property. */
            Errors: components["schemas"]["ValidationError"][];
        };
        /** @description One property and what is wrong with it. */
        ValidationError: {
            /** @description The value that was sent, of whatever type; null where there was none. */
            AttemptedValue: unknown;
            /** @description What is wrong. */
            Message: string;
            /** @description The property at fault. A missing link is reported under the entity it points to, such as `Business`, not under the field, such as `BusinessId`. */
            PropertyName: string;
        };
        /** @description A request for tokens, by signing in or with a refresh token. */
        TokenRequest: components["schemas"]["PasswordGrant"] | components["schemas"]["RefreshGrant"];
        /** @description Signs a user in. */
        PasswordGrant: {
            /**
             * @description Selects this grant.
             * @constant
             */
            grant_type: "password";
            /** @description The user's e-mail address. */
            username: string;
            /**
             * Format: password
             * @description The user's password.
             */
            password: string;
            /** @description The current one-time code of a user with two-factor authentication. */
            totp?: string;
            /** @description Names the holder of the refresh token. Each holder needs its own, since a refresh invalidates the earlier refresh tokens of the same client id. */
            client_id?: string;
        };
        /** @description Trades a refresh token for new tokens. The client id goes into the header `client_id`. */
        RefreshGrant: {
            /**
             * @description Selects this grant.
             * @constant
             */
            grant_type: "refresh_token";
            /**
             * Format: password
             * @description The latest refresh token of the client id.
             */
            refresh_token: string;
        };
        /** @description An access token and the refresh token to follow it up with. */
        Token: {
            /** @description The bearer token. */
            access_token: string;
            /**
             * @description `bearer`.
             * @example bearer
             */
            token_type: string;
            /**
             * Format: int64
             * @description Seconds until the access token expires; about a week in the published example.
             */
            expires_in: number;
            /** @description Good for one refresh within 15 days. */
            refresh_token: string;
        };
        /** @description Why no token was issued, in the form of OAuth 2.0. */
        TokenError: {
            /**
             * @description A code, such as `invalid_grant` or, for a body that is not form-encoded, `unsupported_grant_type`.
             * @example invalid_grant
             */
            error: string;
            /** @description The reason in words. */
            error_description?: string;
        };
    };
    responses: {
        /** @description The body does not describe a valid record. `Errors` names each property at fault. */
        ValidationFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationFailure"];
            };
        };
        /** @description A parameter is not acceptable. No source describes this answer; it is taken to look like that of a write which fails validation. */
        InvalidRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationFailure"];
            };
        };
        /** @description Authentication failed, or the user lacks the role that the operation needs. The two are not told apart, and no body is promised. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description There is no such record. No body is promised. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The grant is not accepted; for instance a wrong password, or a refresh token that has been replaced. */
        GrantRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TokenError"];
            };
        };
        /** @description Too many requests, in the published form: status 409, the reason phrase `You must wait before accessing this url again.`, an empty body and the wait in `Retry-After`. The request had no effect and may be repeated after the wait. */
        ThrottledConflict: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Too many requests, in the form seen on the live API: status 429 and a text that contains `Wait N seconds`, N being a decimal number. The request had no effect and may be repeated after the wait. */
        TooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["RetryAfterIfKnown"];
                [name: string]: unknown;
            };
            content: {
                "text/plain": string;
            };
        };
        /** @description Any other status. Nothing is known of such answers, so no body is promised; whether a write took effect is open. */
        UnexpectedFailure: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: {
        /** @description The page to return, counted from 1. */
        page: number;
        /** @description How many records a page holds. No upper limit is documented. */
        size: number;
        /**
         * @description The property to sort by, written as in the record, for example `CreatedOn`. Which properties can be sorted by is not documented. Left out, results are ordered by `Id`, ascending.
         * @example CreatedOn
         */
        orderBy: string;
        /** @description The sort direction: `0` ascending, `1` descending. An older edition of the documentation gave `1` and `-1` for the same two; only the current values are accepted here. */
        dir: 0 | 1;
        /** @description Only messages of this business; compares `BusinessId`. */
        OpenAiChatMessage_Business: number;
        /** @description Only messages linked to this user; compares `UserId`. */
        OpenAiChatMessage_User: number;
        /** @description Only messages of this session; compares `AiChannelSessionId`. */
        OpenAiChatMessage_AiChannelSession: number;
        /** @description Only messages of sessions with this address at the channel, such as an e-mail address or a phone number. */
        OpenAiChatMessage_AiChannelSession_ExternalIdentifier: string;
        /** @description Only messages of this customer. A string, as `AiChannelSessionCoworkerId` is. */
        OpenAiChatMessage_AiChannelSession_Coworker_Id: string;
        /** @description Only messages of customers of this type, for example `Individual`. */
        OpenAiChatMessage_AiChannelSession_Coworker_CoworkerType: string;
        /** @description Only messages of customers with this full name. */
        OpenAiChatMessage_AiChannelSession_Coworker_FullName: string;
        /** @description Only messages of customers with this mobile number. */
        OpenAiChatMessage_AiChannelSession_Coworker_MobilePhone: string;
        /** @description Only messages of customers with this landline number. */
        OpenAiChatMessage_AiChannelSession_Coworker_LandLine: string;
        /** @description Only messages of customers invoiced under this name. */
        OpenAiChatMessage_AiChannelSession_Coworker_BillingName: string;
        /** @description Only messages of customers that are the company of this name. */
        OpenAiChatMessage_AiChannelSession_Coworker_CompanyName: string;
        /** @description Only messages of customers with this list of teams, separated by commas. */
        OpenAiChatMessage_AiChannelSession_Coworker_TeamNames: string;
        /** @description Only messages with this `Action`. Results themselves do not carry the field. */
        OpenAiChatMessage_Action: number;
        /** @description Only messages with this `Content`. */
        OpenAiChatMessage_Content: string;
        /** @description Only messages with this `ChatSession`. */
        OpenAiChatMessage_ChatSession: string;
        /** @description Only messages answered under this display name; compares `ResponderName`. */
        OpenAiChatMessage_ResponderName: string;
        /** @description Only messages with this `ChatMessageRole`. */
        OpenAiChatMessage_ChatMessageRole: string;
        /** @description Only messages with exactly this `Rating`. */
        OpenAiChatMessage_Rating: number;
        /** @description Only messages sent through this channel, for example `WhatsApp`; compares `Channel`. */
        OpenAiChatMessage_Channel: string;
        /** @description Only messages rated this value or higher. */
        from_OpenAiChatMessage_Rating: number;
        /** @description Only messages rated this value or lower. */
        to_OpenAiChatMessage_Rating: number;
        /**
         * @description Only messages created at this minute or later, as `YYYY-MM-DDTHH:mm`. The time zone is not documented.
         * @example 2025-01-01T00:00
         */
        from_OpenAiChatMessage_CreatedOn: components["schemas"]["DateMinute"];
        /**
         * @description Only messages created at this minute or earlier, as `YYYY-MM-DDTHH:mm`. The time zone is not documented.
         * @example 2025-12-31T23:59
         */
        to_OpenAiChatMessage_CreatedOn: components["schemas"]["DateMinute"];
        /**
         * @description Only messages last changed at this minute or later, as `YYYY-MM-DDTHH:mm`. The time zone is not documented.
         * @example 2025-01-01T00:00
         */
        from_OpenAiChatMessage_UpdatedOn: components["schemas"]["DateMinute"];
        /**
         * @description Only messages last changed at this minute or earlier, as `YYYY-MM-DDTHH:mm`. The time zone is not documented.
         * @example 2025-12-31T23:59
         */
        to_OpenAiChatMessage_UpdatedOn: components["schemas"]["DateMinute"];
        /**
         * @description The `Id` of one message.
         * @example 87654321
         */
        id: number;
        /**
         * @description The client id that the refresh token was issued to; for the refresh grant only. It is the `client_id` of the sign-in, or the user's e-mail address where the sign-in named none.
         * @example reporting-replica-1
         */
        client_id: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Seconds to wait before the next request.
         * @example 30
         */
        RetryAfter: number;
        /**
         * @description Seconds to wait before the next request. Not always sent; the body states the wait too.
         * @example 30
         */
        RetryAfterIfKnown: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    searchOpenAiChatMessages: {
        parameters: {
            query?: {
                /** @description The page to return, counted from 1. */
                page?: components["parameters"]["page"];
                /** @description How many records a page holds. No upper limit is documented. */
                size?: components["parameters"]["size"];
                /**
                 * @description The property to sort by, written as in the record, for example `CreatedOn`. Which properties can be sorted by is not documented. Left out, results are ordered by `Id`, ascending.
                 * @example CreatedOn
                 */
                orderBy?: components["parameters"]["orderBy"];
                /** @description The sort direction: `0` ascending, `1` descending. An older edition of the documentation gave `1` and `-1` for the same two; only the current values are accepted here. */
                dir?: components["parameters"]["dir"];
                /** @description Only messages of this business; compares `BusinessId`. */
                OpenAiChatMessage_Business?: components["parameters"]["OpenAiChatMessage_Business"];
                /** @description Only messages linked to this user; compares `UserId`. */
                OpenAiChatMessage_User?: components["parameters"]["OpenAiChatMessage_User"];
                /** @description Only messages of this session; compares `AiChannelSessionId`. */
                OpenAiChatMessage_AiChannelSession?: components["parameters"]["OpenAiChatMessage_AiChannelSession"];
                /** @description Only messages of sessions with this address at the channel, such as an e-mail address or a phone number. */
                OpenAiChatMessage_AiChannelSession_ExternalIdentifier?: components["parameters"]["OpenAiChatMessage_AiChannelSession_ExternalIdentifier"];
                /** @description Only messages of this customer. A string, as `AiChannelSessionCoworkerId` is. */
                OpenAiChatMessage_AiChannelSession_Coworker_Id?: components["parameters"]["OpenAiChatMessage_AiChannelSession_Coworker_Id"];
                /** @description Only messages of customers of this type, for example `Individual`. */
                OpenAiChatMessage_AiChannelSession_Coworker_CoworkerType?: components["parameters"]["OpenAiChatMessage_AiChannelSession_Coworker_CoworkerType"];
                /** @description Only messages of customers with this full name. */
                OpenAiChatMessage_AiChannelSession_Coworker_FullName?: components["parameters"]["OpenAiChatMessage_AiChannelSession_Coworker_FullName"];
                /** @description Only messages of customers with this mobile number. */
                OpenAiChatMessage_AiChannelSession_Coworker_MobilePhone?: components["parameters"]["OpenAiChatMessage_AiChannelSession_Coworker_MobilePhone"];
                /** @description Only messages of customers with this landline number. */
                OpenAiChatMessage_AiChannelSession_Coworker_LandLine?: components["parameters"]["OpenAiChatMessage_AiChannelSession_Coworker_LandLine"];
                /** @description Only messages of customers invoiced under this name. */
                OpenAiChatMessage_AiChannelSession_Coworker_BillingName?: components["parameters"]["OpenAiChatMessage_AiChannelSession_Coworker_BillingName"];
                /** @description Only messages of customers that are the company of this name. */
                OpenAiChatMessage_AiChannelSession_Coworker_CompanyName?: components["parameters"]["OpenAiChatMessage_AiChannelSession_Coworker_CompanyName"];
                /** @description Only messages of customers with this list of teams, separated by commas. */
                OpenAiChatMessage_AiChannelSession_Coworker_TeamNames?: components["parameters"]["OpenAiChatMessage_AiChannelSession_Coworker_TeamNames"];
                /** @description Only messages with this `Action`. Results themselves do not carry the field. */
                OpenAiChatMessage_Action?: components["parameters"]["OpenAiChatMessage_Action"];
                /** @description Only messages with this `Content`. */
                OpenAiChatMessage_Content?: components["parameters"]["OpenAiChatMessage_Content"];
                /** @description Only messages with this `ChatSession`. */
                OpenAiChatMessage_ChatSession?: components["parameters"]["OpenAiChatMessage_ChatSession"];
                /** @description Only messages answered under this display name; compares `ResponderName`. */
                OpenAiChatMessage_ResponderName?: components["parameters"]["OpenAiChatMessage_ResponderName"];
                /** @description Only messages with this `ChatMessageRole`. */
                OpenAiChatMessage_ChatMessageRole?: components["parameters"]["OpenAiChatMessage_ChatMessageRole"];
                /** @description Only messages with exactly this `Rating`. */
                OpenAiChatMessage_Rating?: components["parameters"]["OpenAiChatMessage_Rating"];
                /** @description Only messages sent through this channel, for example `WhatsApp`; compares `Channel`. */
                OpenAiChatMessage_Channel?: components["parameters"]["OpenAiChatMessage_Channel"];
                /** @description Only messages rated this value or higher. */
                from_OpenAiChatMessage_Rating?: components["parameters"]["from_OpenAiChatMessage_Rating"];
                /** @description Only messages rated this value or lower. */
                to_OpenAiChatMessage_Rating?: components["parameters"]["to_OpenAiChatMessage_Rating"];
                /**
                 * @description Only messages created at this minute or later, as `YYYY-MM-DDTHH:mm`. The time zone is not documented.
                 * @example 2025-01-01T00:00
                 */
                from_OpenAiChatMessage_CreatedOn?: components["parameters"]["from_OpenAiChatMessage_CreatedOn"];
                /**
                 * @description Only messages created at this minute or earlier, as `YYYY-MM-DDTHH:mm`. The time zone is not documented.
                 * @example 2025-12-31T23:59
                 */
                to_OpenAiChatMessage_CreatedOn?: components["parameters"]["to_OpenAiChatMessage_CreatedOn"];
                /**
                 * @description Only messages last changed at this minute or later, as `YYYY-MM-DDTHH:mm`. The time zone is not documented.
                 * @example 2025-01-01T00:00
                 */
                from_OpenAiChatMessage_UpdatedOn?: components["parameters"]["from_OpenAiChatMessage_UpdatedOn"];
                /**
                 * @description Only messages last changed at this minute or earlier, as `YYYY-MM-DDTHH:mm`. The time zone is not documented.
                 * @example 2025-12-31T23:59
                 */
                to_OpenAiChatMessage_UpdatedOn?: components["parameters"]["to_OpenAiChatMessage_UpdatedOn"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of messages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenAiChatMessagePage"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            409: components["responses"]["ThrottledConflict"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["UnexpectedFailure"];
        };
    };
    updateOpenAiChatMessage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenAiChatMessageUpdate"];
            };
        };
        responses: {
            /** @description The outcome of the update. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["ThrottledConflict"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["UnexpectedFailure"];
        };
    };
    createOpenAiChatMessage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenAiChatMessageCreate"];
            };
        };
        responses: {
            /** @description The outcome of the create. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["Unauthorized"];
            409: components["responses"]["ThrottledConflict"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["UnexpectedFailure"];
        };
    };
    getOpenAiChatMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `Id` of one message.
                 * @example 87654321
                 */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenAiChatMessage"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["ThrottledConflict"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["UnexpectedFailure"];
        };
    };
    deleteOpenAiChatMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `Id` of one message.
                 * @example 87654321
                 */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The outcome of the delete. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["ThrottledConflict"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["UnexpectedFailure"];
        };
    };
    issueToken: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client id that the refresh token was issued to; for the refresh grant only. It is the `client_id` of the sign-in, or the user's e-mail address where the sign-in named none.
                 * @example reporting-replica-1
                 */
                client_id?: components["parameters"]["client_id"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description The tokens. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            400: components["responses"]["GrantRefused"];
            409: components["responses"]["ThrottledConflict"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["UnexpectedFailure"];
        };
    };
}
