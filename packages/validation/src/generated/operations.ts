// Generated from openapi/ by `npm run generate`. Edit the specification instead of this file.

import type { Operation } from '../operation.ts';

export type OperationId = 'searchOpenAiChatMessages' | 'createOpenAiChatMessage' | 'updateOpenAiChatMessage' | 'getOpenAiChatMessage' | 'deleteOpenAiChatMessage' | 'issueToken';

export const operations: Readonly<Record<OperationId, Operation>> = {
  "searchOpenAiChatMessages": {
    "id": "searchOpenAiChatMessages",
    "method": "GET",
    "path": "/api/sys/openaichatmessages",
    "role": "OpenAiChatMessage-List",
    "effect": "read",
    "parameters": [
      {
        "name": "page",
        "in": "query",
        "required": false,
        "type": "integer",
        "personalData": null
      },
      {
        "name": "size",
        "in": "query",
        "required": false,
        "type": "integer",
        "personalData": null
      },
      {
        "name": "orderBy",
        "in": "query",
        "required": false,
        "type": "string",
        "personalData": null
      },
      {
        "name": "dir",
        "in": "query",
        "required": false,
        "type": "integer",
        "personalData": null
      },
      {
        "name": "OpenAiChatMessage_Business",
        "in": "query",
        "required": false,
        "type": "integer",
        "personalData": null
      },
      {
        "name": "OpenAiChatMessage_User",
        "in": "query",
        "required": false,
        "type": "integer",
        "personalData": null
      },
      {
        "name": "OpenAiChatMessage_AiChannelSession",
        "in": "query",
        "required": false,
        "type": "integer",
        "personalData": null
      },
      {
        "name": "OpenAiChatMessage_AiChannelSession_ExternalIdentifier",
        "in": "query",
        "required": false,
        "type": "string",
        "personalData": "contact-identifier"
      },
      {
        "name": "OpenAiChatMessage_AiChannelSession_Coworker_Id",
        "in": "query",
        "required": false,
        "type": "string",
        "personalData": null
      },
      {
        "name": "OpenAiChatMessage_AiChannelSession_Coworker_CoworkerType",
        "in": "query",
        "required": false,
        "type": "string",
        "personalData": null
      },
      {
        "name": "OpenAiChatMessage_AiChannelSession_Coworker_FullName",
        "in": "query",
        "required": false,
        "type": "string",
        "personalData": "name"
      },
      {
        "name": "OpenAiChatMessage_AiChannelSession_Coworker_MobilePhone",
        "in": "query",
        "required": false,
        "type": "string",
        "personalData": "phone"
      },
      {
        "name": "OpenAiChatMessage_AiChannelSession_Coworker_LandLine",
        "in": "query",
        "required": false,
        "type": "string",
        "personalData": "phone"
      },
      {
        "name": "OpenAiChatMessage_AiChannelSession_Coworker_BillingName",
        "in": "query",
        "required": false,
        "type": "string",
        "personalData": "name"
      },
      {
        "name": "OpenAiChatMessage_AiChannelSession_Coworker_CompanyName",
        "in": "query",
        "required": false,
        "type": "string",
        "personalData": "name"
      },
      {
        "name": "OpenAiChatMessage_AiChannelSession_Coworker_TeamNames",
        "in": "query",
        "required": false,
        "type": "string",
        "personalData": "name"
      },
      {
        "name": "OpenAiChatMessage_Action",
        "in": "query",
        "required": false,
        "type": "integer",
        "personalData": null
      },
      {
        "name": "OpenAiChatMessage_Content",
        "in": "query",
        "required": false,
        "type": "string",
        "personalData": "free-text"
      },
      {
        "name": "OpenAiChatMessage_ChatSession",
        "in": "query",
        "required": false,
        "type": "string",
        "personalData": null
      },
      {
        "name": "OpenAiChatMessage_ResponderName",
        "in": "query",
        "required": false,
        "type": "string",
        "personalData": "name"
      },
      {
        "name": "OpenAiChatMessage_ChatMessageRole",
        "in": "query",
        "required": false,
        "type": "string",
        "personalData": null
      },
      {
        "name": "OpenAiChatMessage_Rating",
        "in": "query",
        "required": false,
        "type": "integer",
        "personalData": null
      },
      {
        "name": "OpenAiChatMessage_Channel",
        "in": "query",
        "required": false,
        "type": "string",
        "personalData": null
      },
      {
        "name": "from_OpenAiChatMessage_Rating",
        "in": "query",
        "required": false,
        "type": "integer",
        "personalData": null
      },
      {
        "name": "to_OpenAiChatMessage_Rating",
        "in": "query",
        "required": false,
        "type": "integer",
        "personalData": null
      },
      {
        "name": "from_OpenAiChatMessage_CreatedOn",
        "in": "query",
        "required": false,
        "type": "string",
        "personalData": null
      },
      {
        "name": "to_OpenAiChatMessage_CreatedOn",
        "in": "query",
        "required": false,
        "type": "string",
        "personalData": null
      },
      {
        "name": "from_OpenAiChatMessage_UpdatedOn",
        "in": "query",
        "required": false,
        "type": "string",
        "personalData": null
      },
      {
        "name": "to_OpenAiChatMessage_UpdatedOn",
        "in": "query",
        "required": false,
        "type": "string",
        "personalData": null
      }
    ],
    "requestBody": null,
    "answerFields": [
      "Records",
      "BusinessId",
      "UserId",
      "AiChannelSessionId",
      "AiChannelSessionExternalIdentifier",
      "AiChannelSessionCoworkerId",
      "AiChannelSessionCoworkerCoworkerType",
      "AiChannelSessionCoworkerFullName",
      "AiChannelSessionCoworkerMobilePhone",
      "AiChannelSessionCoworkerLandLine",
      "AiChannelSessionCoworkerBillingName",
      "AiChannelSessionCoworkerCompanyName",
      "AiChannelSessionCoworkerTeamNames",
      "Content",
      "ChatSession",
      "ResponderName",
      "ChatMessageRole",
      "Rating",
      "Channel",
      "Id",
      "UniqueId",
      "CreatedOn",
      "UpdatedOn",
      "UpdatedBy",
      "IsNew",
      "SystemId",
      "ToStringText",
      "LocalizationDetails",
      "CustomFields",
      "CoworkerMessageId",
      "HelpDeskMessageId",
      "HelpDeskCommentId",
      "CurrentPage",
      "CurrentPageSize",
      "CurrentOrderField",
      "CurrentSortDirection",
      "FirstItem",
      "LastItem",
      "PageNumber",
      "PageSize",
      "TotalItems",
      "TotalPages",
      "HasNextPage",
      "HasPreviousPage",
      "Status",
      "Message",
      "Value",
      "OpenInDialog",
      "OpenInWindow",
      "RedirectURL",
      "JavaScript",
      "Errors",
      "AttemptedValue",
      "PropertyName",
      "WasSuccessful"
    ],
    "personalData": {
      "AiChannelSessionExternalIdentifier": "contact-identifier",
      "AiChannelSessionCoworkerFullName": "name",
      "AiChannelSessionCoworkerMobilePhone": "phone",
      "AiChannelSessionCoworkerLandLine": "phone",
      "AiChannelSessionCoworkerBillingName": "name",
      "AiChannelSessionCoworkerCompanyName": "name",
      "AiChannelSessionCoworkerTeamNames": "name",
      "Content": "free-text",
      "ResponderName": "name",
      "UpdatedBy": "email",
      "ToStringText": "free-text",
      "CustomFields": "free-text"
    }
  },
  "createOpenAiChatMessage": {
    "id": "createOpenAiChatMessage",
    "method": "POST",
    "path": "/api/sys/openaichatmessages",
    "role": "OpenAiChatMessage-Create",
    "effect": "write",
    "parameters": [],
    "requestBody": {
      "contentType": "application/json",
      "required": true,
      "fields": [
        "BusinessId",
        "Action",
        "Content",
        "UserId",
        "AiChannelSessionId",
        "CoworkerMessageId",
        "HelpDeskMessageId",
        "HelpDeskCommentId"
      ]
    },
    "answerFields": [
      "Status",
      "Message",
      "Value",
      "Id",
      "OpenInDialog",
      "OpenInWindow",
      "RedirectURL",
      "JavaScript",
      "UpdatedOn",
      "UpdatedBy",
      "Errors",
      "WasSuccessful",
      "AttemptedValue",
      "PropertyName"
    ],
    "personalData": {
      "UpdatedBy": "email",
      "AttemptedValue": "free-text"
    }
  },
  "updateOpenAiChatMessage": {
    "id": "updateOpenAiChatMessage",
    "method": "PUT",
    "path": "/api/sys/openaichatmessages",
    "role": "OpenAiChatMessage-Edit",
    "effect": "write",
    "parameters": [],
    "requestBody": {
      "contentType": "application/json",
      "required": true,
      "fields": [
        "Id",
        "BusinessId",
        "Action",
        "Content",
        "UserId",
        "AiChannelSessionId",
        "CoworkerMessageId",
        "HelpDeskMessageId",
        "HelpDeskCommentId",
        "AiChannelSessionExternalIdentifier",
        "AiChannelSessionCoworkerId",
        "AiChannelSessionCoworkerCoworkerType",
        "AiChannelSessionCoworkerFullName",
        "AiChannelSessionCoworkerMobilePhone",
        "AiChannelSessionCoworkerLandLine",
        "AiChannelSessionCoworkerBillingName",
        "AiChannelSessionCoworkerCompanyName",
        "AiChannelSessionCoworkerTeamNames",
        "ChatSession",
        "ResponderName",
        "ChatMessageRole",
        "Rating",
        "Channel",
        "UniqueId",
        "CreatedOn",
        "UpdatedOn",
        "UpdatedBy",
        "IsNew",
        "SystemId",
        "ToStringText",
        "LocalizationDetails",
        "CustomFields"
      ]
    },
    "answerFields": [
      "Status",
      "Message",
      "Value",
      "Id",
      "OpenInDialog",
      "OpenInWindow",
      "RedirectURL",
      "JavaScript",
      "UpdatedOn",
      "UpdatedBy",
      "Errors",
      "WasSuccessful",
      "AttemptedValue",
      "PropertyName"
    ],
    "personalData": {
      "UpdatedBy": "email",
      "AttemptedValue": "free-text"
    }
  },
  "getOpenAiChatMessage": {
    "id": "getOpenAiChatMessage",
    "method": "GET",
    "path": "/api/sys/openaichatmessages/{id}",
    "role": "OpenAiChatMessage-Read",
    "effect": "read",
    "parameters": [
      {
        "name": "id",
        "in": "path",
        "required": true,
        "type": "integer",
        "personalData": null
      }
    ],
    "requestBody": null,
    "answerFields": [
      "BusinessId",
      "UserId",
      "AiChannelSessionId",
      "AiChannelSessionExternalIdentifier",
      "AiChannelSessionCoworkerId",
      "AiChannelSessionCoworkerCoworkerType",
      "AiChannelSessionCoworkerFullName",
      "AiChannelSessionCoworkerMobilePhone",
      "AiChannelSessionCoworkerLandLine",
      "AiChannelSessionCoworkerBillingName",
      "AiChannelSessionCoworkerCompanyName",
      "AiChannelSessionCoworkerTeamNames",
      "Content",
      "ChatSession",
      "ResponderName",
      "ChatMessageRole",
      "Rating",
      "Channel",
      "Id",
      "UniqueId",
      "CreatedOn",
      "UpdatedOn",
      "UpdatedBy",
      "IsNew",
      "SystemId",
      "ToStringText",
      "LocalizationDetails",
      "CustomFields",
      "CoworkerMessageId",
      "HelpDeskMessageId",
      "HelpDeskCommentId",
      "Action",
      "Status",
      "Message",
      "Value",
      "OpenInDialog",
      "OpenInWindow",
      "RedirectURL",
      "JavaScript",
      "Errors",
      "AttemptedValue",
      "PropertyName",
      "WasSuccessful"
    ],
    "personalData": {
      "AiChannelSessionExternalIdentifier": "contact-identifier",
      "AiChannelSessionCoworkerFullName": "name",
      "AiChannelSessionCoworkerMobilePhone": "phone",
      "AiChannelSessionCoworkerLandLine": "phone",
      "AiChannelSessionCoworkerBillingName": "name",
      "AiChannelSessionCoworkerCompanyName": "name",
      "AiChannelSessionCoworkerTeamNames": "name",
      "Content": "free-text",
      "ResponderName": "name",
      "UpdatedBy": "email",
      "ToStringText": "free-text",
      "CustomFields": "free-text"
    }
  },
  "deleteOpenAiChatMessage": {
    "id": "deleteOpenAiChatMessage",
    "method": "DELETE",
    "path": "/api/sys/openaichatmessages/{id}",
    "role": "OpenAiChatMessage-Delete",
    "effect": "write",
    "parameters": [
      {
        "name": "id",
        "in": "path",
        "required": true,
        "type": "integer",
        "personalData": null
      }
    ],
    "requestBody": null,
    "answerFields": [
      "Status",
      "Message",
      "Value",
      "Id",
      "OpenInDialog",
      "OpenInWindow",
      "RedirectURL",
      "JavaScript",
      "UpdatedOn",
      "UpdatedBy",
      "Errors",
      "WasSuccessful",
      "AttemptedValue",
      "PropertyName"
    ],
    "personalData": {
      "UpdatedBy": "email",
      "AttemptedValue": "free-text"
    }
  },
  "issueToken": {
    "id": "issueToken",
    "method": "POST",
    "path": "/api/token",
    "role": null,
    "effect": "write",
    "parameters": [
      {
        "name": "client_id",
        "in": "header",
        "required": false,
        "type": "string",
        "personalData": null
      }
    ],
    "requestBody": {
      "contentType": "application/x-www-form-urlencoded",
      "required": true,
      "fields": [
        "grant_type",
        "username",
        "password",
        "totp",
        "client_id",
        "refresh_token"
      ]
    },
    "answerFields": [
      "access_token",
      "token_type",
      "expires_in",
      "refresh_token",
      "error",
      "error_description"
    ],
    "personalData": {}
  }
};
