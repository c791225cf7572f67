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
      {"name":"page","in":"query","required":false,"type":"integer","personalData":null},
      {"name":"size","in":"query","required":false,"type":"integer","personalData":null},
      {"name":"orderBy","in":"query","required":false,"type":"string","personalData":null},
      {"name":"dir","in":"query","required":false,"type":"integer","personalData":null},
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
    "answers": {
      "200": {
        "types": ["object"],
        "properties": {
          "Records": {
            "types": ["array"],
            "items": {
              "types": ["object"],
              "properties": {
                "BusinessId": {"types":["integer"]},
                "UserId": {"types":["integer","null"]},
                "AiChannelSessionId": {"types":["integer","null"]},
                "AiChannelSessionExternalIdentifier": {"types":["string","null"],"personalData":"contact-identifier"},
                "AiChannelSessionCoworkerId": {"types":["string","null"]},
                "AiChannelSessionCoworkerCoworkerType": {"types":["string","null"]},
                "AiChannelSessionCoworkerFullName": {"types":["string","null"],"personalData":"name"},
                "AiChannelSessionCoworkerMobilePhone": {"types":["string","null"],"personalData":"phone"},
                "AiChannelSessionCoworkerLandLine": {"types":["string","null"],"personalData":"phone"},
                "AiChannelSessionCoworkerBillingName": {"types":["string","null"],"personalData":"name"},
                "AiChannelSessionCoworkerCompanyName": {"types":["string","null"],"personalData":"name"},
                "AiChannelSessionCoworkerTeamNames": {"types":["string","null"],"personalData":"name"},
                "Content": {"types":["string"],"personalData":"free-text"},
                "ChatSession": {"types":["string","null"]},
                "ResponderName": {"types":["string","null"],"personalData":"name"},
                "ChatMessageRole": {"types":["string","null"]},
                "Rating": {"types":["integer","null"]},
                "Channel": {"types":["string","null"]},
                "Id": {"types":["integer"]},
                "UniqueId": {"types":["string"]},
                "CreatedOn": {"types":["string"]},
                "UpdatedOn": {"types":["string"]},
                "UpdatedBy": {"types":["string"],"personalData":"email"},
                "IsNew": {"types":["boolean"]},
                "SystemId": {"types":["string","null"]},
                "ToStringText": {"types":["string"],"personalData":"free-text"},
                "LocalizationDetails": {"types":[]},
                "CustomFields": {"types":[],"personalData":"free-text"},
                "CoworkerMessageId": {"types":["integer","null"]},
                "HelpDeskMessageId": {"types":["integer","null"]},
                "HelpDeskCommentId": {"types":["integer","null"]}
              }
            }
          },
          "CurrentPage": {"types":["integer"]},
          "CurrentPageSize": {"types":["integer"]},
          "CurrentOrderField": {"types":["string"]},
          "CurrentSortDirection": {"types":["integer"]},
          "FirstItem": {"types":["integer"]},
          "LastItem": {"types":["integer"]},
          "PageNumber": {"types":["integer"]},
          "PageSize": {"types":["integer"]},
          "TotalItems": {"types":["integer"]},
          "TotalPages": {"types":["integer"]},
          "HasNextPage": {"types":["boolean"]},
          "HasPreviousPage": {"types":["boolean"]}
        }
      },
      "400": {
        "types": ["object"],
        "properties": {
          "Status": {"types":["integer"]},
          "Message": {"types":["string"]},
          "Value": {"types":["null"]},
          "OpenInDialog": {"types":["boolean"]},
          "OpenInWindow": {"types":["boolean"]},
          "RedirectURL": {"types":["string","null"]},
          "JavaScript": {"types":["string","null"]},
          "UpdatedOn": {"types":["string","null"]},
          "UpdatedBy": {"types":["string","null"],"personalData":"email"},
          "Errors": {
            "types": ["array"],
            "items": {
              "types": ["object"],
              "properties": {
                "AttemptedValue": {"types":[],"personalData":"free-text"},
                "Message": {"types":["string"]},
                "PropertyName": {"types":["string"]}
              }
            }
          },
          "WasSuccessful": {"types":["boolean"]}
        }
      },
      "429": {"types":["string"]}
    },
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
      ],
      "shape": {
        "types": ["object"],
        "properties": {
          "BusinessId": {"types":["integer"]},
          "Action": {"types":["integer"]},
          "Content": {"types":["string"],"personalData":"free-text"},
          "UserId": {"types":["integer"]},
          "AiChannelSessionId": {"types":["integer"]},
          "CoworkerMessageId": {"types":["integer"]},
          "HelpDeskMessageId": {"types":["integer"]},
          "HelpDeskCommentId": {"types":["integer"]}
        }
      }
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
    "answers": {
      "200": {
        "types": ["object"],
        "properties": {
          "Status": {"types":["integer"]},
          "Message": {"types":["string"]},
          "Value": {"types":["object","null"],"properties":{"Id":{"types":["integer"]}}},
          "OpenInDialog": {"types":["boolean"]},
          "OpenInWindow": {"types":["boolean"]},
          "RedirectURL": {"types":["string","null"]},
          "JavaScript": {"types":["string","null"]},
          "UpdatedOn": {"types":["string"]},
          "UpdatedBy": {"types":["string"],"personalData":"email"},
          "Errors": {
            "types": ["null"],
            "items": {
              "types": ["object"],
              "properties": {
                "AttemptedValue": {"types":[],"personalData":"free-text"},
                "Message": {"types":["string"]},
                "PropertyName": {"types":["string"]}
              }
            }
          },
          "WasSuccessful": {"types":["boolean"]}
        }
      },
      "400": {
        "types": ["object"],
        "properties": {
          "Status": {"types":["integer"]},
          "Message": {"types":["string"]},
          "Value": {"types":["null"]},
          "OpenInDialog": {"types":["boolean"]},
          "OpenInWindow": {"types":["boolean"]},
          "RedirectURL": {"types":["string","null"]},
          "JavaScript": {"types":["string","null"]},
          "UpdatedOn": {"types":["string","null"]},
          "UpdatedBy": {"types":["string","null"],"personalData":"email"},
          "Errors": {
            "types": ["array"],
            "items": {
              "types": ["object"],
              "properties": {
                "AttemptedValue": {"types":[],"personalData":"free-text"},
                "Message": {"types":["string"]},
                "PropertyName": {"types":["string"]}
              }
            }
          },
          "WasSuccessful": {"types":["boolean"]}
        }
      },
      "429": {"types":["string"]}
    },
    "personalData": {"UpdatedBy":"email","AttemptedValue":"free-text"}
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
      ],
      "shape": {
        "types": ["object"],
        "properties": {
          "Id": {"types":["integer"]},
          "BusinessId": {"types":["integer"]},
          "Action": {"types":["integer"]},
          "Content": {"types":["string"],"personalData":"free-text"},
          "UserId": {"types":["integer","null"]},
          "AiChannelSessionId": {"types":["integer","null"]},
          "CoworkerMessageId": {"types":["integer","null"]},
          "HelpDeskMessageId": {"types":["integer","null"]},
          "HelpDeskCommentId": {"types":["integer","null"]},
          "AiChannelSessionExternalIdentifier": {"types":["string","null"],"personalData":"contact-identifier"},
          "AiChannelSessionCoworkerId": {"types":["string","null"]},
          "AiChannelSessionCoworkerCoworkerType": {"types":["string","null"]},
          "AiChannelSessionCoworkerFullName": {"types":["string","null"],"personalData":"name"},
          "AiChannelSessionCoworkerMobilePhone": {"types":["string","null"],"personalData":"phone"},
          "AiChannelSessionCoworkerLandLine": {"types":["string","null"],"personalData":"phone"},
          "AiChannelSessionCoworkerBillingName": {"types":["string","null"],"personalData":"name"},
          "AiChannelSessionCoworkerCompanyName": {"types":["string","null"],"personalData":"name"},
          "AiChannelSessionCoworkerTeamNames": {"types":["string","null"],"personalData":"name"},
          "ChatSession": {"types":["string","null"]},
          "ResponderName": {"types":["string","null"],"personalData":"name"},
          "ChatMessageRole": {"types":["string","null"]},
          "Rating": {"types":["integer","null"]},
          "Channel": {"types":["string","null"]},
          "UniqueId": {"types":["string"]},
          "CreatedOn": {"types":["string"]},
          "UpdatedOn": {"types":["string"]},
          "UpdatedBy": {"types":["string"],"personalData":"email"},
          "IsNew": {"types":["boolean"]},
          "SystemId": {"types":["string","null"]},
          "ToStringText": {"types":["string"],"personalData":"free-text"},
          "LocalizationDetails": {"types":[]},
          "CustomFields": {"types":[],"personalData":"free-text"}
        }
      }
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
    "answers": {
      "200": {
        "types": ["object"],
        "properties": {
          "Status": {"types":["integer"]},
          "Message": {"types":["string"]},
          "Value": {"types":["object","null"],"properties":{"Id":{"types":["integer"]}}},
          "OpenInDialog": {"types":["boolean"]},
          "OpenInWindow": {"types":["boolean"]},
          "RedirectURL": {"types":["string","null"]},
          "JavaScript": {"types":["string","null"]},
          "UpdatedOn": {"types":["string"]},
          "UpdatedBy": {"types":["string"],"personalData":"email"},
          "Errors": {
            "types": ["null"],
            "items": {
              "types": ["object"],
              "properties": {
                "AttemptedValue": {"types":[],"personalData":"free-text"},
                "Message": {"types":["string"]},
                "PropertyName": {"types":["string"]}
              }
            }
          },
          "WasSuccessful": {"types":["boolean"]}
        }
      },
      "400": {
        "types": ["object"],
        "properties": {
          "Status": {"types":["integer"]},
          "Message": {"types":["string"]},
          "Value": {"types":["null"]},
          "OpenInDialog": {"types":["boolean"]},
          "OpenInWindow": {"types":["boolean"]},
          "RedirectURL": {"types":["string","null"]},
          "JavaScript": {"types":["string","null"]},
          "UpdatedOn": {"types":["string","null"]},
          "UpdatedBy": {"types":["string","null"],"personalData":"email"},
          "Errors": {
            "types": ["array"],
            "items": {
              "types": ["object"],
              "properties": {
                "AttemptedValue": {"types":[],"personalData":"free-text"},
                "Message": {"types":["string"]},
                "PropertyName": {"types":["string"]}
              }
            }
          },
          "WasSuccessful": {"types":["boolean"]}
        }
      },
      "429": {"types":["string"]}
    },
    "personalData": {"UpdatedBy":"email","AttemptedValue":"free-text"}
  },
  "getOpenAiChatMessage": {
    "id": "getOpenAiChatMessage",
    "method": "GET",
    "path": "/api/sys/openaichatmessages/{id}",
    "role": "OpenAiChatMessage-Read",
    "effect": "read",
    "parameters": [{"name":"id","in":"path","required":true,"type":"integer","personalData":null}],
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
    "answers": {
      "200": {
        "types": ["object"],
        "properties": {
          "BusinessId": {"types":["integer"]},
          "UserId": {"types":["integer","null"]},
          "AiChannelSessionId": {"types":["integer","null"]},
          "AiChannelSessionExternalIdentifier": {"types":["string","null"],"personalData":"contact-identifier"},
          "AiChannelSessionCoworkerId": {"types":["string","null"]},
          "AiChannelSessionCoworkerCoworkerType": {"types":["string","null"]},
          "AiChannelSessionCoworkerFullName": {"types":["string","null"],"personalData":"name"},
          "AiChannelSessionCoworkerMobilePhone": {"types":["string","null"],"personalData":"phone"},
          "AiChannelSessionCoworkerLandLine": {"types":["string","null"],"personalData":"phone"},
          "AiChannelSessionCoworkerBillingName": {"types":["string","null"],"personalData":"name"},
          "AiChannelSessionCoworkerCompanyName": {"types":["string","null"],"personalData":"name"},
          "AiChannelSessionCoworkerTeamNames": {"types":["string","null"],"personalData":"name"},
          "Content": {"types":["string"],"personalData":"free-text"},
          "ChatSession": {"types":["string","null"]},
          "ResponderName": {"types":["string","null"],"personalData":"name"},
          "ChatMessageRole": {"types":["string","null"]},
          "Rating": {"types":["integer","null"]},
          "Channel": {"types":["string","null"]},
          "Id": {"types":["integer"]},
          "UniqueId": {"types":["string"]},
          "CreatedOn": {"types":["string"]},
          "UpdatedOn": {"types":["string"]},
          "UpdatedBy": {"types":["string"],"personalData":"email"},
          "IsNew": {"types":["boolean"]},
          "SystemId": {"types":["string","null"]},
          "ToStringText": {"types":["string"],"personalData":"free-text"},
          "LocalizationDetails": {"types":[]},
          "CustomFields": {"types":[],"personalData":"free-text"},
          "CoworkerMessageId": {"types":["integer","null"]},
          "HelpDeskMessageId": {"types":["integer","null"]},
          "HelpDeskCommentId": {"types":["integer","null"]},
          "Action": {"types":["integer"]}
        }
      },
      "400": {
        "types": ["object"],
        "properties": {
          "Status": {"types":["integer"]},
          "Message": {"types":["string"]},
          "Value": {"types":["null"]},
          "OpenInDialog": {"types":["boolean"]},
          "OpenInWindow": {"types":["boolean"]},
          "RedirectURL": {"types":["string","null"]},
          "JavaScript": {"types":["string","null"]},
          "UpdatedOn": {"types":["string","null"]},
          "UpdatedBy": {"types":["string","null"],"personalData":"email"},
          "Errors": {
            "types": ["array"],
            "items": {
              "types": ["object"],
              "properties": {
                "AttemptedValue": {"types":[],"personalData":"free-text"},
                "Message": {"types":["string"]},
                "PropertyName": {"types":["string"]}
              }
            }
          },
          "WasSuccessful": {"types":["boolean"]}
        }
      },
      "429": {"types":["string"]}
    },
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
    "parameters": [{"name":"id","in":"path","required":true,"type":"integer","personalData":null}],
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
    "answers": {
      "200": {
        "types": ["object"],
        "properties": {
          "Status": {"types":["integer"]},
          "Message": {"types":["string"]},
          "Value": {"types":["object","null"],"properties":{"Id":{"types":["integer"]}}},
          "OpenInDialog": {"types":["boolean"]},
          "OpenInWindow": {"types":["boolean"]},
          "RedirectURL": {"types":["string","null"]},
          "JavaScript": {"types":["string","null"]},
          "UpdatedOn": {"types":["string"]},
          "UpdatedBy": {"types":["string"],"personalData":"email"},
          "Errors": {
            "types": ["null"],
            "items": {
              "types": ["object"],
              "properties": {
                "AttemptedValue": {"types":[],"personalData":"free-text"},
                "Message": {"types":["string"]},
                "PropertyName": {"types":["string"]}
              }
            }
          },
          "WasSuccessful": {"types":["boolean"]}
        }
      },
      "400": {
        "types": ["object"],
        "properties": {
          "Status": {"types":["integer"]},
          "Message": {"types":["string"]},
          "Value": {"types":["null"]},
          "OpenInDialog": {"types":["boolean"]},
          "OpenInWindow": {"types":["boolean"]},
          "RedirectURL": {"types":["string","null"]},
          "JavaScript": {"types":["string","null"]},
          "UpdatedOn": {"types":["string","null"]},
          "UpdatedBy": {"types":["string","null"],"personalData":"email"},
          "Errors": {
            "types": ["array"],
            "items": {
              "types": ["object"],
              "properties": {
                "AttemptedValue": {"types":[],"personalData":"free-text"},
                "Message": {"types":["string"]},
                "PropertyName": {"types":["string"]}
              }
            }
          },
          "WasSuccessful": {"types":["boolean"]}
        }
      },
      "429": {"types":["string"]}
    },
    "personalData": {"UpdatedBy":"email","AttemptedValue":"free-text"}
  },
  "issueToken": {
    "id": "issueToken",
    "method": "POST",
    "path": "/api/token",
    "role": null,
    "effect": "write",
    "parameters": [{"name":"client_id","in":"header","required":false,"type":"string","personalData":null}],
    "requestBody": {
      "contentType": "application/x-www-form-urlencoded",
      "required": true,
      "fields": ["grant_type","username","password","totp","client_id","refresh_token"],
      "shape": {
        "types": ["object"],
        "properties": {
          "grant_type": {"types":["string"]},
          "username": {"types":["string"],"personalData":"email"},
          "password": {"types":["string"]},
          "totp": {"types":["string"]},
          "client_id": {"types":["string"]},
          "refresh_token": {"types":["string"]}
        }
      }
    },
    "answerFields": ["access_token","token_type","expires_in","refresh_token","error","error_description"],
    "answers": {
      "200": {
        "types": ["object"],
        "properties": {
          "access_token": {"types":["string"]},
          "token_type": {"types":["string"]},
          "expires_in": {"types":["integer"]},
          "refresh_token": {"types":["string"]}
        }
      },
      "400": {
        "types": ["object"],
        "properties": {"error":{"types":["string"]},"error_description":{"types":["string"]}}
      },
      "429": {"types":["string"]}
    },
    "personalData": {}
  }
};
